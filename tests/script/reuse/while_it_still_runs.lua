local async function slow()
  await asyncio.sleep(1)
end

local async function main()
  local coro = slow()
  local one = asyncio.create_task(coro)
  await asyncio.sleep(0)
  await coro
end

asyncio.run(main())
-- expect stderr contains: RuntimeError: coroutine is being awaited already
-- expect exit: 1
