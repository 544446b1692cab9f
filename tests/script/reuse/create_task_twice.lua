local async function custom_coro()
  return "result"
end

local async function main()
  local coro = custom_coro()
  local one = asyncio.create_task(coro)
  local two = asyncio.create_task(coro)
  print(await one)
  print(await two)
end

asyncio.run(main())
-- expect: result
-- expect stderr contains: RuntimeError: cannot reuse already awaited coroutine
-- expect exit: 1
