local async function worker(name, lock)
  print(name .. " asks")
  async with lock as nothing do
    print(name .. " has it, " .. (nothing == nil and "nothing" or "something"))
    await asyncio.sleep(0)
    print(name .. " gives it back")
  end
end

local async function main()
  local lock = asyncio.Lock()
  print(lock:locked() and "locked" or "free")
  print(await lock:acquire() and "true")
  print(lock:locked() and "locked" or "free")
  local tasks = {}
  for place, name in ipairs {"a", "b", "c"} do
    tasks[place] = asyncio.create_task(worker(name, lock))
  end
  await asyncio.sleep(0)
  lock:release()
  print(lock:locked() and "locked" or "free")
  await asyncio.gather(table.unpack(tasks))
  print(lock:locked() and "locked" or "free")
end

asyncio.run(main())
