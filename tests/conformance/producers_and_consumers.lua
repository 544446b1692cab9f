local async function producer(name, items, wakeups)
  for n = 0, 2 do
    await asyncio.sleep(0)
    items[#items + 1] = name .. n
    if wakeups[1] and not wakeups[1]:done() then
      table.remove(wakeups, 1):set_result(nil)
    end
  end
end

local async function consumer(items, wakeups, count)
  local loop = asyncio.get_running_loop()
  for n = 1, count do
    while #items == 0 do
      local future = loop:create_future()
      wakeups[#wakeups + 1] = future
      await future
    end
    print("consumed " .. table.remove(items, 1))
  end
end

local async function main()
  local items, wakeups = {}, {}
  async with asyncio.TaskGroup() as tg do
    tg:create_task(consumer(items, wakeups, 6))
    tg:create_task(producer("a", items, wakeups))
    tg:create_task(producer("b", items, wakeups))
  end
  print("left: " .. #items)
end

asyncio.run(main())
