local tasks = {}

local async function bad_cleanup()
  try
    await asyncio.sleep(10)
  finally
    raise ValueError("while shutting down")
  end
end

local async function stubborn()
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError
    print("stubborn stays")
    await asyncio.sleep(0)
    print("stubborn ends")
  end
end

local function handler(loop, context)
  print(context.message)
  print(repr(context.exception))
end

local async function main()
  asyncio.get_running_loop():set_exception_handler(handler)
  tasks[#tasks + 1] = asyncio.create_task(bad_cleanup())
  await asyncio.sleep(0)
  print("main ends")
end

local async function main_with_stubborn()
  tasks[#tasks + 1] = asyncio.create_task(stubborn())
  await asyncio.sleep(0)
  return "result"
end

asyncio.run(main())
print(tasks[1]:cancelled() and "cancelled" or "not cancelled")
print(asyncio.run(main_with_stubborn()))
print(tasks[2]:cancelled() and "cancelled" or "not cancelled")
