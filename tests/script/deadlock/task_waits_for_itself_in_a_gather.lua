-- A task that gathers itself waits for ever, and is told so; its end is reported like any lost task's.
async function main()
  await asyncio.gather(asyncio.current_task())
end

asyncio.run(main())

-- expect exit: 1
-- expect stderr contains: asyncio.exceptions.DeadlockError: every task waits, and nothing is left that could wake one
-- expect stderr contains: Task was destroyed but it is pending!
