local function handler(loop, context)
  print(repr(context.exception))
end

local async function main()
  local loop = asyncio.get_running_loop()
  loop:set_exception_handler(handler)

  local function fails(text)
    raise ValueError(text)
  end

  loop:call_soon(fails, "soon")
  loop:call_soon(print, "next to it")
  loop:call_later(0.005, fails, "later")
  local future = loop:create_future()
  future:add_done_callback(function(f) fails("future") end)
  future:set_result(nil)
  local task = asyncio.create_task(asyncio.sleep(0))
  task:add_done_callback(function(t) fails("task") end)
  await task
  await asyncio.sleep(0.01)
  print("end")
end

asyncio.run(main())
