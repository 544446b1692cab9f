async function main()
  local task
  await task
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:   not-awaitable: task is nil here: there is nothing to wait for.
-- expect exit: 1
