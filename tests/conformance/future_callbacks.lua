local async function main()
  local loop = asyncio.get_running_loop()
  local future = loop:create_future()

  local function make(name)
    return function(f) print(name .. " " .. f:result()) end
  end

  local a, b, c = make("a"), make("b"), make("c")
  future:add_done_callback(a)
  future:add_done_callback(b)
  future:add_done_callback(a)
  future:add_done_callback(c)
  print(future:remove_done_callback(a))
  print(future:remove_done_callback(a))
  future:set_result("ready")
  print("callbacks run later")
  loop:call_soon(print, "call_soon after set_result")
  await asyncio.sleep(0)
  future:add_done_callback(make("late"))
  print("the late one too")
  await asyncio.sleep(0)

  -- One callback that fails does not stop the others.
  loop:set_exception_handler(function(loop, context) print("handler: " .. repr(context.exception)) end)

  local function fails(f)
    raise ValueError("in callback")
  end

  future = loop:create_future()
  future:add_done_callback(fails)
  future:add_done_callback(make("after failure"))
  future:set_result("x")
  await asyncio.sleep(0)
end

asyncio.run(main())
