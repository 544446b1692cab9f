async function countdown()
  yield 3
end

async function main()
  for i in countdown() do
    print(i)
  end
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: 'async_generator' object is not iterable
-- expect stderr contains:   async-iterator-in-for: an async generator
-- expect stderr contains:   fix   async for i in countdown() do ... end
-- expect exit: 1
