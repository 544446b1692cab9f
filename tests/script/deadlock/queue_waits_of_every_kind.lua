local async function consumer(jobs)
  await jobs:get()
end

local async function producer(orders)
  await orders:put(2)
end

local async function main()
  local jobs, orders, done = asyncio.Queue(), asyncio.LifoQueue(1), asyncio.PriorityQueue()
  orders:put_nowait(1)
  done:put_nowait(1)
  done:put_nowait(1)
  local tasks = {asyncio.create_task(consumer(jobs)), asyncio.create_task(producer(orders))}
  await done:join()
  return tasks
end

asyncio.run(main())
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: Task-1  main()  line 15: await done:join()  waits for 2 times task_done() of queue done
-- expect stderr contains: Task-2  consumer()  line 2: await jobs:get()  waits for an item in queue jobs
-- expect stderr contains: Task-3  producer()  line 6: await orders:put(2)  waits for room in queue orders
-- expect stderr contains: not every item of done was followed by a task_done().
-- expect stderr contains: fix   done:task_done()
