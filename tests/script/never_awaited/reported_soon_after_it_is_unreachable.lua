local async function custom_coro() end

local async function main()
  local c = custom_coro()
  c = nil
  await asyncio.sleep(1)
  io.stderr:write("after the first wait\n")
  await asyncio.sleep(1)
end

asyncio.run(main())
-- expect stderr: FILE:4: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr:   local c = custom_coro()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
-- expect stderr: after the first wait
