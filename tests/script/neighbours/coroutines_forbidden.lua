local async function work() end
local async function main()
  await asyncio.wait({work()})
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: Passing coroutines is forbidden, use tasks explicitly.
-- expect stderr contains:   coroutines-forbidden: 
-- expect exit: 1
