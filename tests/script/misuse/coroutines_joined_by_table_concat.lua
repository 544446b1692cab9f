async function price(thing) return #thing end

async function main()
  local prices = {price("book"), price("book")}
  print(table.concat(prices, ", "))
end

asyncio.run(main())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: LuaError: invalid value (userdata) at index 1 in table for 'concat'
-- expect stderr contains:   used-without-await: price("book") gives a coroutine object, not a result.
-- expect stderr contains:   fix   local prices = {await price("book"), await price("book")}
-- expect exit: 1
