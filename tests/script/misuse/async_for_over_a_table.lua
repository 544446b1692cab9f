async function main()
  local names = {"Ada", "Alan"}
  async for name in names do
    print(name)
  end
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: 'async for' requires an object with __aiter method, got table
-- expect stderr contains:   not-async-iterable: names is a plain table; its values are there already.
-- expect stderr contains:   fix   for _, value in ipairs(names) do
-- expect exit: 1
