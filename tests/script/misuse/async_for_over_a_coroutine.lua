local async function numbers(n) return {n, n} end

async function main()
  async for n in numbers(3) do print(n) end
end

asyncio.run(main())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: TypeError: 'async for' requires an object with __aiter method, got coroutine
-- expect stderr contains:   not-async-iterable: numbers(3) makes a coroutine object, no generator.
-- expect stderr contains:   fix   for _, value in ipairs(await numbers(3)) do
-- expect exit: 1
