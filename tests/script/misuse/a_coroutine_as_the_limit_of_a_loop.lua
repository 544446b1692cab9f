async function count() return 3 end

async function main()
  for i = 1, count() do print(i) end
end

asyncio.run(main())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: LuaError: bad 'for' limit (number expected, got coroutine)
-- expect stderr contains:   used-without-await: count() gives a coroutine object, not a result.
-- expect stderr contains:   fix   for i = 1, await count() do print(i) end
-- expect exit: 1
