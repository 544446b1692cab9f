-- args: --clock=virtual
async function main()
  local y = setmetatable({}, {__await = function() return 5 end})
  await y
end
asyncio.run(main())
-- expect stderr contains:   not-awaitable: the __await of y gave a number, which nobody can wait for.
-- expect exit: 1
