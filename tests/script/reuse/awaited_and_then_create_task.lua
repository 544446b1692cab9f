local async function custom_coro()
  await asyncio.sleep(0)
  return "result"
end

local async function main()
  local coro = custom_coro()
  print(await coro)
  await asyncio.create_task(coro)
end

asyncio.run(main())
-- expect: result
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 12, in <module>
-- expect stderr:     asyncio.run(main())
-- expect stderr:   File "FILE", line 9, in main
-- expect stderr:     await asyncio.create_task(coro)
-- expect stderr: RuntimeError: cannot reuse already awaited coroutine
-- expect exit: 1
