local async function price(thing)
  return #thing
end

async function main()
  print("it costs " .. price("book").cents)
end

asyncio.run(main())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: AttributeError: 'coroutine' object has no attribute 'cents'
-- expect stderr contains:   used-without-await: price("book") gives a coroutine object, not a result.
-- expect stderr contains: not yet a result
-- expect stderr contains:   fix   print("it costs " .. (await price("book")).cents)
-- expect exit: 1
