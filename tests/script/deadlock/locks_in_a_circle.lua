local a, b = asyncio.Lock(), asyncio.Lock()

local async function one()
  async with a do
    await asyncio.sleep(1)
    async with b do
      print("one has both")
    end
  end
end

local async function two(locks)
  await locks.b:acquire()
  await asyncio.sleep(1)
  await locks.a:acquire()
  print("two has both")
end

local async function main()
  await asyncio.gather(one(), two({a = a, b = b}))
end

asyncio.run(main())
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: Task-1  main()  line 20: await asyncio.gather(one(), two({a = a, b = b}))  waits for Task-2, Task-3
-- expect stderr contains: Task-2  one()  line 6: async with b do  waits for lock b, taken in line 13 by Task-3
-- expect stderr contains: Task-3  two()  line 15: await locks.a:acquire()  waits for lock locks.a, taken in line 4 by Task-2
-- expect stderr contains: tasks wait for each other in a circle
-- expect stderr contains: wait  Task-2  one()  line 6: lock b, taken in line 13 by Task-3
-- expect stderr contains: Task-3  two()  line 15: lock locks.a, taken in line 4 by Task-2
-- expect stderr contains: fix   async with locks.a ... async with b     everywhere in the same order
