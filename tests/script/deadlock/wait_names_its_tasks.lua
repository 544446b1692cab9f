local event = asyncio.Event()

async function worker()
  await event:wait()
end

async function main()
  local one, two = asyncio.create_task(worker()), asyncio.create_task(worker())
  await asyncio.wait({one, two})
end

asyncio.run(main())

-- expect stderr contains: Task-1  main()  line 9: await asyncio.wait({one, two})  waits for Task-2, Task-3
-- expect exit: 1
