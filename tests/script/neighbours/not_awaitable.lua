local async function main()
  local n = 5
  await n
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: object number can't be used in 'await' expression
-- expect stderr contains:   not-awaitable: 
-- expect stderr contains: more  moonloop explain not-awaitable
-- expect exit: 1
