-- No line of the program awaited that, so none is named.
async function main()
  local lock = asyncio.Lock()
  asyncio.create_task(lock:acquire())
  await asyncio.sleep(0)
  await lock:acquire()
end
asyncio.run(main())
-- expect stderr contains: waits for lock, taken by a task that has ended
-- expect exit: 1
