local async function work()
  await asyncio.sleep(0.02)
  print("work is done")
  return "result"
end

local async function outer(task)
  try
    return await asyncio.shield(task)
  except asyncio.CancelledError as e
    print("outer " .. repr(e))
    raise
  end
end

local async function main()
  local inner = asyncio.create_task(work())
  local task = asyncio.create_task(outer(inner))
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  task:cancel()
  try
    await task
  except asyncio.CancelledError
    print("main sees it")
  end
  print(inner:cancelled() and "cancelled" or "inner lives")
  print(await inner)
  print(asyncio.shield(inner) == inner and "same" or "other")
end

asyncio.run(main())
