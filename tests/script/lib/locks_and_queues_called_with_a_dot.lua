-- What a dot in the place of a colon hands over is no lock and no queue, and is told as such.

local function raised(f, ...)
  try
    f(...)
  except TypeError as e
    return tostring(e)
  end
end

local async function awaited(f, ...)
  try
    await f(...)
  except TypeError as e
    return tostring(e)
  end
end

local lock, queue, barrier = asyncio.Lock(), asyncio.Queue(), asyncio.Barrier(2)
local semaphore, event = asyncio.BoundedSemaphore(), asyncio.Event()
-- expect: release() was called without its object: write object:release(), with a colon
print(raised(lock.release))
-- expect: put_nowait() was called without its object: write object:put_nowait(), with a colon
print(raised(queue.put_nowait, 5))
-- expect: put_nowait() was called without its object: write object:put_nowait(), with a colon
print(raised(queue.put_nowait, {1, "text"}))
-- expect: put_nowait() was called without its object: write object:put_nowait(), with a colon
print(raised(queue.put_nowait, "text"))
-- expect: release() was called without its object: write object:release(), with a colon
print(raised(semaphore.release))
-- expect: is_set() was called without its object: write object:is_set(), with a colon
print(raised(event.is_set))

local async function main()
  -- expect: acquire() was called without its object: write object:acquire(), with a colon
  print(await awaited(lock.acquire))
  -- expect: put() was called without its object: write object:put(), with a colon
  print(await awaited(queue.put, 5))
  -- expect: wait() was called without its object: write object:wait(), with a colon
  print(await awaited(event.wait))
  -- expect: wait() was called without its object: write object:wait(), with a colon
  print(await awaited(barrier.wait))
end

asyncio.run(main())
