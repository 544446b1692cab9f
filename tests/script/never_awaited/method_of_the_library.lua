local async function main()
  local lock, queue = asyncio.Lock(), asyncio.Queue()
  lock:acquire()
  queue:put("item")
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: FILE:3: RuntimeWarning: coroutine 'Lock.acquire' was never awaited
-- expect stderr contains: never-awaited: lock:acquire() did nothing: it was not awaited.
-- expect stderr contains: fix   await lock:acquire()
-- expect stderr contains: FILE:4: RuntimeWarning: coroutine 'Queue.put' was never awaited
-- expect stderr contains: never-awaited: queue:put("item") did nothing: it was not awaited.
-- expect stderr contains: fix   await queue:put("item")
