local async function main()
  local loop = asyncio.get_running_loop()
  local turn = 0

  local function count()
    turn = turn + 1
    if turn < 60 then
      loop:call_soon(count)
    end
  end

  local async function value()
    return "v"
  end

  local async function measure(name, make)
    local start = turn
    await make()
    print(name .. " " .. turn - start)
  end

  loop:call_soon(count)
  await asyncio.sleep(0)
  await measure("coroutine", function() return value() end)
  await measure("sleep(0)", function() return asyncio.sleep(0) end)
  await measure("task", function() return asyncio.create_task(value()) end)
  await measure("gather", function() return asyncio.gather(value(), value()) end)
  await measure("gather of gather", function() return asyncio.gather(asyncio.gather(value())) end)
  await measure("wait", function() return asyncio.wait({asyncio.create_task(value())}) end)
  await measure("wait_for", function() return asyncio.wait_for(value(), 5) end)
  await measure("wait_for nothing", function() return asyncio.wait_for(value(), nil) end)
  await measure("shield", function() return asyncio.shield(value()) end)

  local async function first()
    for awaitable in asyncio.as_completed({value(), value()}) do
      await awaitable
    end
  end

  local async function group()
    async with asyncio.TaskGroup() as tg do
      tg:create_task(value())
    end
  end

  local async function limited()
    async with asyncio.timeout(5) do
      await value()
    end
  end

  await measure("as_completed", first)
  await measure("TaskGroup", group)
  await measure("timeout", limited)
end

asyncio.run(main())
