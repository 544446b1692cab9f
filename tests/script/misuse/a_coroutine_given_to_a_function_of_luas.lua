async function price(thing) return #thing end

async function main()
  print(math.floor(price("book")))
end

asyncio.run(main())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: LuaError: bad argument #1 to 'floor' (number expected, got coroutine)
-- expect stderr contains:   used-without-await: price("book") gives a coroutine object, not a result.
-- expect stderr contains:   fix   print(math.floor(await price("book")))
-- expect exit: 1
