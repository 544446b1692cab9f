async function main()
  await asyncio.sleep
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: object function can't be used in 'await' expression
-- expect stderr contains:   not-awaitable: asyncio.sleep was awaited, and not called: the () is missing.
-- expect stderr contains:   fix   await asyncio.sleep(...)
-- expect exit: 1
