async function numbers() yield 1 end

async function main()
  await numbers()
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: object async_generator can't be used in 'await' expression
-- expect stderr contains:   not-awaitable: numbers() makes an async generator, which gives many values.
-- expect stderr contains:   fix   async for value in numbers() do ... end
-- expect exit: 1
