-- New in Python 3.13. The expectation follows its documentation of Queue.shutdown and its
-- Lib/asyncio/queues.py: put raises at once; get takes what is left, then raises; immediate throws the
-- items away and counts them as done; all who wait are woken and look again.
local async function attempt(name, coroutine)
  try
    local result = await coroutine
    print(name .. ": " .. tostring(result))
  except asyncio.QueueShutDown as e
    print(name .. ": " .. repr(e))
  end
end

local async function main()
  -- What is in it can still be taken out.
  local queue = asyncio.Queue(2)
  queue:put_nowait(1)
  queue:put_nowait(2)
  local putter = asyncio.create_task(attempt("putter", queue:put(3)))
  local join = asyncio.create_task(attempt("join", queue:join()))
  await asyncio.sleep(0)
  queue:shutdown()
  print(queue)
  await putter
  await attempt("put", queue:put(4))
  try
    queue:put_nowait(5)
  except asyncio.QueueShutDown
    print("put_nowait: QueueShutDown")
  end
  await attempt("get", queue:get())
  print(queue:get_nowait())
  await attempt("get", queue:get())
  try
    queue:get_nowait()
  except asyncio.QueueShutDown
    print("get_nowait: QueueShutDown")
  end
  print(join:done() and "joined" or "not yet")
  queue:task_done()
  queue:task_done()
  await join

  -- Who waits for an item is woken.
  queue = asyncio.Queue()
  local getters = {}
  for n = 1, 2 do
    getters[n] = asyncio.create_task(attempt("getter " .. n, queue:get()))
  end
  await asyncio.sleep(0)
  queue:shutdown()
  queue:shutdown()
  await asyncio.wait(getters)

  -- At once: what is in it is thrown away, and nobody waits for it to be done.
  queue = asyncio.LifoQueue(2)
  queue:put_nowait(1)
  queue:put_nowait(2)
  putter = asyncio.create_task(attempt("putter", queue:put(3)))
  join = asyncio.create_task(attempt("join", queue:join()))
  await asyncio.sleep(0)
  queue:shutdown{immediate = true}
  print(queue)
  await asyncio.wait({putter, join})
  await attempt("get", queue:get())

  -- One that was taken out before is still waited for.
  queue = asyncio.PriorityQueue()
  queue:put_nowait(1)
  queue:put_nowait(2)
  print(queue:get_nowait())
  queue:shutdown(true)
  join = asyncio.create_task(attempt("join", queue:join()))
  await asyncio.sleep(0)
  print(join:done() and "joined" or "not yet")
  queue:task_done()
  await join
  try
    queue:task_done()
  except ValueError as e
    print(repr(e))
  end
end

asyncio.run(main())
