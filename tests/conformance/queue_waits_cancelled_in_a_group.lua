-- When a task group fails, those of its tasks that wait at a queue, a lock or an event are cancelled,
-- and leave no trace there.
local async function main()
  local queue, full = asyncio.Queue(), asyncio.Queue(1)
  local lock, event, semaphore = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(0)
  local condition, barrier = asyncio.Condition(), asyncio.Barrier(2)
  full:put_nowait(1)
  await lock:acquire()

  local async function wait_for_news()
    async with condition do
      await condition:wait()
    end
  end

  local async function fail()
    await asyncio.sleep(0)
    raise ValueError("enough")
  end

  try
    async with asyncio.TaskGroup() as group do
      group:create_task(queue:get())
      group:create_task(full:put(2))
      group:create_task(queue:join())
      group:create_task(lock:acquire())
      group:create_task(event:wait())
      group:create_task(semaphore:acquire())
      group:create_task(wait_for_news())
      group:create_task(barrier:wait())
      group:create_task(fail())
    end
  except ExceptionGroup as e
    print(e)
  end
  print(queue)
  print(full)
  print(barrier.n_waiting, condition:locked() and "locked" or "free")
  lock:release()
  semaphore:release()
  print(lock:locked() and "locked" or "free", semaphore:locked() and "locked" or "free")
end

asyncio.run(main())
