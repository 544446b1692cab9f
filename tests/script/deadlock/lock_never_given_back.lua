local lock = asyncio.Lock()

local async function take()
  await lock:acquire()
end

local async function main()
  await asyncio.create_task(take())
  async with lock do
    print("not here")
  end
end

asyncio.run(main())
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: Task-1  main()  line 9: async with lock do  waits for lock, taken in line 4 by a task that has ended
-- expect stderr contains: nobody gives lock back, and others wait for it.
-- expect stderr contains: fix   async with lock do ... end
