local first, second

local async function one()
  await second
end

local async function two()
  await first
end

local async function main()
  first = asyncio.create_task(one(), {name = "the first"})
  second = asyncio.create_task(two(), {name = "the second"})
  await first
end

asyncio.run(main())
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: Task-1  main()  line 14: await first  waits for the first
-- expect stderr contains: the first  one()  line 4: await second  waits for the second
-- expect stderr contains: tasks wait for each other in a circle
-- expect stderr contains: wait  the first  one()  line 4: the second
-- expect stderr contains: the second  two()  line 8: the first
