local async function attempt(name, delay, work)
  local entered
  try
    async with asyncio.timeout(delay) as limit do
      entered = limit
      await work()
      print(name .. " went through")
    end
  except TimeoutError as e
    print(name .. " " .. repr(e))
  end
  print(entered:expired() and "expired" or "not expired")
end

local async function nothing()
end

local async function main()
  local loop = asyncio.get_running_loop()
  for _, delay in ipairs {0, -1} do
    -- Who does not wait is not interrupted.
    await attempt(delay .. ", nothing", delay, nothing)
    await attempt(delay .. ", a turn", delay, function() return asyncio.sleep(0) end)
    await attempt(delay .. ", a while", delay, function() return asyncio.sleep(1) end)
  end
  try
    async with asyncio.timeout_at(loop:time() - 5) do
      await asyncio.sleep(1)
    end
  except TimeoutError as e
    print("at " .. repr(e))
  end
  print(asyncio.current_task():cancelling())
end

asyncio.run(main())
