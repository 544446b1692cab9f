local async function worker(name, lock)
  await lock:acquire()
  print(name)
  lock:release()
end

local async function main()
  local lock = asyncio.Lock()
  await lock:acquire()
  local first = asyncio.create_task(worker("first", lock))
  await asyncio.sleep(0)
  lock:release()
  print(lock:locked() and "locked" or "free")
  -- It is free, and yet the one who waited gets it first.
  await lock:acquire()
  print("main")
  lock:release()
  await first
end

asyncio.run(main())
