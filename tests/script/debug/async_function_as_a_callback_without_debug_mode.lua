-- The coroutine object was made where its function was given away.
async function tick(x)
end

async function main()
  local loop = asyncio.get_running_loop()
  loop:call_soon(tick, 5)
  await asyncio.sleep(1)
  local future = loop:create_future()
  future:add_done_callback(tick)
  future:set_result(nil)
  await asyncio.sleep(1)
end

asyncio.run(main())
-- expect stderr: FILE:7: RuntimeWarning: coroutine 'tick' was never awaited
-- expect stderr:   loop:call_soon(tick, 5)
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
-- expect stderr: FILE:10: RuntimeWarning: coroutine 'tick' was never awaited
-- expect stderr:   future:add_done_callback(tick)
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
