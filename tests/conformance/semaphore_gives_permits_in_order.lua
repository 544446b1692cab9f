local async function main()
  local semaphore, log = asyncio.Semaphore(0), {}

  local async function worker(name)
    await semaphore:acquire()
    log[#log + 1] = name
  end

  local tasks = {}
  for place, name in ipairs {"a", "b", "c", "d"} do
    tasks[place] = asyncio.create_task(worker(name))
  end
  await asyncio.sleep(0)
  semaphore:release()
  semaphore:release()
  print(semaphore:locked() and "locked" or "free")
  -- Nobody overtakes those who have been given a permit and not yet run.
  local late = asyncio.create_task(worker("late"))
  await asyncio.sleep(0)
  print(table.concat(log))
  semaphore:release()
  semaphore:release()
  semaphore:release()
  await asyncio.wait({late, tasks[1], tasks[2], tasks[3], tasks[4]})
  print(table.concat(log))
  print(semaphore:locked() and "locked" or "free")
end

asyncio.run(main())
