local async function waits(future)
  await future
end

local async function main()
  local future = asyncio.get_running_loop():create_future()
  await asyncio.create_task(waits(future), {name = "stuck"})
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: stuck
-- expect stderr contains: every task waits, and nothing is left that could wake one
-- expect exit: 1
