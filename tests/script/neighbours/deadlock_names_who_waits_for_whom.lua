local async function first(future)
  await future
end

local async function second(task)
  await task
end

local async function main()
  local future = asyncio.get_running_loop():create_future()
  local a = asyncio.create_task(first(future), {name = "first one"})
  local b = asyncio.create_task(second(a), {name = "second one"})
  await b
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: every task waits, and nothing is left that could wake one
-- expect stderr contains: first one
-- expect stderr contains: second one
-- expect stderr contains: line 2: await future
-- expect stderr contains: line 6: await task
-- expect stderr contains: line 13: await b
-- expect exit: 1
