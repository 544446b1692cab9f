-- args: --clock=virtual
async function work() end
async function main()
  local t = asyncio.create_task(work())
  await asyncio.wait(t)
end
asyncio.run(main())
-- expect stderr contains: TypeError: expect a list of futures, not Task
-- expect stderr contains:   coroutines-forbidden: asyncio.wait takes a list of tasks, not a task alone.
-- expect exit: 1
