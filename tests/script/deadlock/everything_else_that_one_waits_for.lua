local event, semaphore, condition, barrier = asyncio.Event(), asyncio.Semaphore(0), asyncio.Condition(), asyncio.Barrier(3)

local async function news()
  async with condition do
    await condition:wait()
  end
end

local async function meeting()
  async with barrier do end
end

local async function permit()
  async with semaphore do end
end

local async function main()
  async with asyncio.TaskGroup() as group do
    group:create_task(event:wait())
    group:create_task(news())
    group:create_task(meeting())
    group:create_task(permit())
  end
end

asyncio.run(main())
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: Task-1  main()  line 18: async with asyncio.TaskGroup() as group do  waits for Task-2, Task-3, Task-4 and 1 more
-- expect stderr contains: waits for event to be set
-- expect stderr contains: line 5: await condition:wait()  waits for condition to be notified
-- expect stderr contains: line 10: async with barrier do end  waits for barrier, with 1 of 3 there
-- expect stderr contains: line 14: async with semaphore do end  waits for a permit of semaphore
-- expect stderr contains: nobody is left who could set the event.
