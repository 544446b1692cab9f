local readers, writers = asyncio.Semaphore(1), asyncio.BoundedSemaphore(1)

local async function read()
  async with readers do
    await asyncio.sleep(1)
    async with writers do end
  end
end

local async function write()
  async with writers do
    await asyncio.sleep(1)
    await readers:acquire()
  end
end

local async function main()
  await asyncio.gather(read(), write())
end

asyncio.run(main())
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: Task-2  read()  line 6: async with writers do end  waits for a permit of semaphore writers, taken by Task-3
-- expect stderr contains: Task-3  write()  line 13: await readers:acquire()  waits for a permit of semaphore readers, taken by Task-2
-- expect stderr contains: tasks wait for each other in a circle
