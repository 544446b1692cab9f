async function work() end

async function main()
  await asyncio.gather(work(), 5)
end

asyncio.run(main())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: TypeError: An asyncio.Future, a coroutine or an awaitable is required
-- expect stderr contains:   coroutine-expected: asyncio.gather needs something to wait for, and got 5.
-- expect exit: 1
