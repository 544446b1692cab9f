local function show(object)
  print((tostring(object):gsub("0x%x+", "ADDRESS")))
end

local async function with_waiters(object, wait)
  local tasks = {}
  for n = 1, 3 do
    tasks[n] = asyncio.create_task(wait())
  end
  await asyncio.sleep(0)
  show(object)
  tasks[1]:cancel()
  show(object)
  await asyncio.sleep(0)
  show(object)
  tasks[2]:cancel()
  tasks[3]:cancel()
  await asyncio.wait(tasks)
end

local async function main()
  local lock, event, condition = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
  local semaphore, bounded = asyncio.Semaphore(2), asyncio.BoundedSemaphore()
  local barrier = asyncio.Barrier(4)
  show(lock)
  await lock:acquire()
  show(lock)
  await with_waiters(lock, function() return lock:acquire() end)
  lock:release()
  show(lock)

  show(event)
  await with_waiters(event, function() return event:wait() end)
  event:set()
  show(event)

  show(condition)
  local async function wait()
    async with condition do
      await condition:wait()
    end
  end
  await with_waiters(condition, wait)
  await condition:acquire()
  show(condition)

  show(semaphore)
  await semaphore:acquire()
  show(semaphore)
  await semaphore:acquire()
  show(semaphore)
  await with_waiters(semaphore, function() return semaphore:acquire() end)
  semaphore:release()
  show(semaphore)
  show(bounded)
  await bounded:acquire()
  show(bounded)

  show(barrier)
  await with_waiters(barrier, function() return barrier:wait() end)
  await barrier:abort()
  show(barrier)
end

asyncio.run(main())
