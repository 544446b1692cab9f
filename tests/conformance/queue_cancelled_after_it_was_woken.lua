local async function getter(name, queue, log)
  try
    table.insert(log, name .. await queue:get())
  except asyncio.CancelledError
    log[#log + 1] = name .. "!"
  end
end

local async function putter(name, queue, log)
  try
    await queue:put(name)
    log[#log + 1] = name
  except asyncio.CancelledError
    log[#log + 1] = name .. "!"
  end
end

local async function main()
  -- The first one was woken and cancelled: the item goes to the second one.
  local queue, log = asyncio.Queue(1), {}
  local a = asyncio.create_task(getter("a", queue, log))
  local b = asyncio.create_task(getter("b", queue, log))
  await asyncio.sleep(0)
  queue:put_nowait("1")
  a:cancel()
  await asyncio.wait({a, b})
  print(table.concat(log, " "))

  -- The first one is cancelled, and then there is something.
  log = {}
  a = asyncio.create_task(getter("a", queue, log))
  b = asyncio.create_task(getter("b", queue, log))
  await asyncio.sleep(0)
  a:cancel()
  queue:put_nowait("2")
  await asyncio.wait({a, b})
  print(table.concat(log, " "))

  -- Room that the first one was promised goes to the second one.
  log = {}
  queue:put_nowait("full")
  local c = asyncio.create_task(putter("c", queue, log))
  local d = asyncio.create_task(putter("d", queue, log))
  await asyncio.sleep(0)
  queue:get_nowait()
  c:cancel()
  await asyncio.wait({c, d})
  print(table.concat(log, " "))

  -- Cancelled in the middle of the line.
  log = {}
  local tasks = {}
  for place, name in ipairs {"e", "f", "g"} do
    tasks[place] = asyncio.create_task(putter(name, queue, log))
  end
  await asyncio.sleep(0)
  tasks[2]:cancel()
  print(await queue:get(), await queue:get())
  await asyncio.wait(tasks)
  print(table.concat(log, " "))
  print(queue:qsize())

  -- With a time limit.
  print(await asyncio.wait_for(queue:get(), 0.01))
  try
    await asyncio.wait_for(queue:get(), 0.01)
  except TimeoutError
    print("nothing came")
  end
  queue:put_nowait("full")
  try
    async with asyncio.timeout(0.01) do
      await queue:put("more")
    end
  except TimeoutError
    print("no room")
  end
  print(queue:qsize())
end

asyncio.run(main())
