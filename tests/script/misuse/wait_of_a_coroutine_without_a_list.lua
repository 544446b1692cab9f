-- args: --clock=virtual --warnings=ignore
async function work() end
async function main()
  await asyncio.wait(work())
end
asyncio.run(main())
-- expect stderr contains: TypeError: expect a list of futures, not coroutine
-- expect stderr contains:   coroutines-forbidden: asyncio.wait takes a list of tasks, not a coroutine.
-- expect stderr contains:   fix   await work()
-- expect exit: 1
