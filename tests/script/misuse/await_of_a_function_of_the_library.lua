-- args: --clock=virtual
async function main()
  await asyncio.gather
end
asyncio.run(main())
-- expect stderr contains:   not-awaitable: asyncio.gather was awaited, and not called: the () is missing.
-- expect stderr contains:   fix   await asyncio.gather(...)       with its arguments in parentheses
-- expect exit: 1
