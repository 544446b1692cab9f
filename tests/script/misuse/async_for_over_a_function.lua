local async function numbers() yield 1 end

async function main()
  async for n in numbers do print(n) end
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: 'async for' requires an object with __aiter method, got function
-- expect stderr contains:   not-async-iterable: numbers is a function that was not called.
-- expect stderr contains:   fix   async for value in numbers() do
-- expect exit: 1
