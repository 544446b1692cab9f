local async function worker(name, lock)
  try
    async with lock do
      print(name .. " in")
      await asyncio.sleep(0)
      print(name .. " out")
    end
  except asyncio.CancelledError as e
    print(name .. " " .. repr(e))
    raise
  end
end

local async function main()
  local lock = asyncio.Lock()
  await lock:acquire()
  local tasks = {}
  for place, name in ipairs {"a", "b", "c", "d"} do
    tasks[place] = asyncio.create_task(worker(name, lock))
  end
  await asyncio.sleep(0)
  tasks[2]:cancel("middle")
  await asyncio.sleep(0)
  print("b is " .. (tasks[2]:cancelled() and "cancelled" or "there"))
  -- The first one is cancelled in the turn in which the lock is given back: before, and after.
  tasks[1]:cancel("first")
  lock:release()
  print(lock:locked() and "locked" or "free")
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  print(lock:locked() and "locked" or "free")
  tasks[#tasks + 1] = {return_exceptions = true}
  local results = await asyncio.gather(table.unpack(tasks))
  print(repr(results[1]) .. repr(results[2]))
  print(lock:locked() and "locked" or "free")
end

asyncio.run(main())
