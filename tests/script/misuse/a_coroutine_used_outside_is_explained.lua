async function price(thing)
  return #thing
end

print(price("book") + 1)
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: TypeError: unsupported operand type(s) for +: 'coroutine' and 'number'
-- expect stderr contains:   used-without-await: price("book") gives a coroutine object, not a result.
-- expect stderr contains:   fix   asyncio.run(price("book"))
-- expect exit: 1
