async function price(thing) return #thing end

async function main()
  local cents = price("book")
  print(string.format("%d cents", cents))
end

asyncio.run(main())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: LuaError: bad argument #2 to 'format' (number expected, got coroutine)
-- expect stderr contains:   used-without-await: cents is a coroutine object, not its result.
-- expect stderr contains:   fix   local cents = await price("book")
-- expect exit: 1
