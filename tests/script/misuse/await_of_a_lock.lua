-- args: --clock=virtual
async function main()
  local lock = asyncio.Lock()
  await lock
end
asyncio.run(main())
-- expect stderr contains:   not-awaitable: lock is a Lock, for `async with` and not for await.
-- expect stderr contains:   fix   async with lock do ... end
-- expect exit: 1
