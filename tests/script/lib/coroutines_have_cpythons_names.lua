-- The library's coroutines have the names that CPython gives them.

local async function main()
  -- expect: <coroutine object wait at 0x…>
  local c = asyncio.wait({})
  print(c)
  c:close()
  -- expect: <coroutine object wait_for at 0x…>
  c = asyncio.wait_for(nil, 1)
  print(c)
  c:close()
  for step in asyncio.as_completed {asyncio.sleep(0)} do
    -- expect: <coroutine object _wait_for_one at 0x…>
    print(step)
    await step
  end
end

asyncio.run(main())
