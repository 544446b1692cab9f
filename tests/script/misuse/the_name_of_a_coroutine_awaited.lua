-- What was read is the name of the function: the field of the result was meant.
-- args: --clock=virtual
async function user() return {name = "Ada"} end
async function main()
  local name = await user().name
end
asyncio.run(main())
-- expect stderr contains:   not-awaitable: user().name is the name of the function, not of its result.
-- expect stderr contains:   fix   local name = (await user()).name
-- expect exit: 1
