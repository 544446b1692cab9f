local async function worker(name, semaphore, log)
  try
    async with semaphore do
      log[#log + 1] = name
      await asyncio.sleep(0)
    end
  except asyncio.CancelledError
    log[#log + 1] = name .. "!"
  end
end

local async function round(first, second)
  local semaphore, log = asyncio.Semaphore(1), {}
  await semaphore:acquire()
  local tasks = {}
  for place, name in ipairs {"a", "b", "c"} do
    tasks[place] = asyncio.create_task(worker(name, semaphore, log))
  end
  await asyncio.sleep(0)
  first(semaphore, tasks)
  second(semaphore, tasks)
  await asyncio.wait(tasks)
  print(table.concat(log, " ") .. (semaphore:locked() and " locked" or " free"))
end

local function release(semaphore)
  semaphore:release()
end

local function cancel_a(_, tasks)
  tasks[1]:cancel()
end

local function cancel_a_and_b(_, tasks)
  tasks[1]:cancel()
  tasks[2]:cancel()
end

local function cancel_b(_, tasks)
  tasks[2]:cancel()
end

local function twice(semaphore)
  semaphore:release()
  semaphore:release()
end

local async function main()
  await round(release, cancel_a)
  await round(cancel_a, release)
  await round(release, cancel_b)
  await round(cancel_b, release)
  await round(release, cancel_a_and_b)
  await round(cancel_a_and_b, release)
  await round(twice, cancel_a_and_b)
  await round(cancel_a_and_b, twice)
  await round(twice, cancel_b)
end

asyncio.run(main())
