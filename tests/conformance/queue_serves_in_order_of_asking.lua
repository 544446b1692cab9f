local async function main()
  local queue, log = asyncio.Queue(1), {}

  local async function getter(name)
    table.insert(log, name .. await queue:get())
  end

  local async function putter(name)
    await queue:put(name)
    log[#log + 1] = name
  end

  local tasks = {}
  for place, name in ipairs {"a", "b", "c"} do
    tasks[place] = asyncio.create_task(getter(name))
  end
  await asyncio.sleep(0)
  queue:put_nowait("1")
  -- Who asks now may be served before the one who was woken: Python's queue does not hold a place.
  log[#log + 1] = "main" .. queue:get_nowait()
  await asyncio.sleep(0)
  for n = 2, 4 do
    await queue:put(tostring(n))
  end
  await asyncio.wait(tasks)
  print(table.concat(log, " "))

  log = {}
  queue:put_nowait("full")
  for place, name in ipairs {"x", "y", "z"} do
    tasks[place] = asyncio.create_task(putter(name))
  end
  await asyncio.sleep(0)
  log[#log + 1] = "main" .. queue:get_nowait()
  queue:put_nowait("quick")
  for _ = 1, 4 do
    table.insert(log, "main" .. await queue:get())
  end
  await asyncio.wait(tasks)
  print(table.concat(log, " "))
end

asyncio.run(main())
