async function work() end

async function main()
  await asyncio.wait_for(work, 5)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: An asyncio.Future, a coroutine or an awaitable is required
-- expect stderr contains:   coroutine-expected: work was given without being called: the () is missing.
-- expect stderr contains:   fix   asyncio.wait_for(work(), 5)
-- expect exit: 1
