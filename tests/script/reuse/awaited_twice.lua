local async function custom_coro()
  return "result"
end

local async function main()
  local coro = custom_coro()
  print(await coro)
  print(await coro)
end

asyncio.run(main())
-- expect: result
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 11, in <module>
-- expect stderr:     asyncio.run(main())
-- expect stderr:   File "FILE", line 8, in main
-- expect stderr:     print(await coro)
-- expect stderr:           ^^^^^^^^^^
-- expect stderr: RuntimeError: cannot reuse already awaited coroutine
-- expect exit: 1
