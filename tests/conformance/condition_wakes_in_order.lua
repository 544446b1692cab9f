local async function waiter(name, condition, log)
  async with condition do
    print(name .. " waits")
    print(name .. (await condition:wait() and " true" or " false"))
    log[#log + 1] = name
  end
end

local async function main()
  local condition, log = asyncio.Condition(), {}
  local tasks = {}
  for place, name in ipairs {"a", "b", "c", "d", "e"} do
    tasks[place] = asyncio.create_task(waiter(name, condition, log))
  end
  await asyncio.sleep(0)
  print(condition:locked() and "locked" or "free")

  async with condition do
    condition:notify()
    print(table.concat(log) .. ".")
    await asyncio.sleep(0)
    print(table.concat(log) .. ".")
  end
  await asyncio.sleep(0)
  print(table.concat(log) .. ".")

  await condition:acquire()
  condition:notify(2)
  condition:notify(0)
  condition:release()
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  print(table.concat(log) .. ".")

  async with condition do
    condition:notify_all()
    condition:notify_all()
  end
  await asyncio.wait(tasks)
  print(table.concat(log) .. ".")
  async with condition do
    condition:notify(5)
  end
  print(condition:locked() and "locked" or "free")
end

asyncio.run(main())
