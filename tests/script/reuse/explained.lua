local async function custom_coro()
  return "result"
end

local async function main()
  local coro = custom_coro()
  print(await coro)
  print(await coro)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect: result
-- expect stderr contains: RuntimeError: cannot reuse already awaited coroutine
-- expect stderr contains:   reuse-awaited-coroutine: 
-- expect stderr contains:  7 |   print(await coro)
-- expect stderr contains:  8 |   print(await coro)
-- expect stderr contains: more  moonloop explain reuse-awaited-coroutine
-- expect exit: 1
