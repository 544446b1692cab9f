local async function numbers(swallow)
  local n = 0
  try
    while n < 4 do
      try
        await asyncio.sleep(n < 2 and 0.001 or 60)
      except asyncio.CancelledError as e
        print("generator " .. repr(e))
        if not swallow then
          raise
        end
      end
      yield n
      n = n + 1
    end
  finally
    print("finally")
    await asyncio.sleep(0)
    print("cleaned up")
  end
end

local async function consumes(swallow)
  async for n in numbers(swallow) do
    print("got " .. n)
  end
  return "the end"
end

local async function main()
  local loop = asyncio.get_running_loop()
  for _, swallow in ipairs {false, true} do
    local task = asyncio.create_task(consumes(swallow))
    loop:call_later(0.1, task.cancel, task, "first")
    loop:call_later(0.15, task.cancel, task, "second")
    try
      print(await task)
    except asyncio.CancelledError as e
      print("main " .. repr(e))
    end
    print(task:cancelling())
  end
end

asyncio.run(main())
