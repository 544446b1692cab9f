local async function main()
  local loop = asyncio.get_running_loop()
  local future = loop:create_future()

  local function one()
    print("one")
  end

  local function two()
    print("two")
  end

  print(future:remove_done_callback(one))
  for _, callback in ipairs {one, two, one} do
    future:add_done_callback(callback)
  end
  print(future:remove_done_callback(one))
  future:set_result(nil)
  -- They are on their way: nothing can be removed any more.
  print(future:remove_done_callback(two))
  await asyncio.sleep(0)
  -- Added to one that is done: called in the next turn, each time.
  future:add_done_callback(one)
  future:add_done_callback(one)
  print("added")
  await asyncio.sleep(0)

  -- Added by a callback while the others are called.
  future = loop:create_future()

  local function adds(future)
    print("adds")
    future:add_done_callback(two)
  end

  future:add_done_callback(adds)
  future:add_done_callback(one)
  future:set_result(nil)
  await asyncio.sleep(0)
  print("next turn")
  await asyncio.sleep(0)

  -- One that fails does not keep the others from being called.
  local function fails()
    raise ValueError("fails")
  end

  loop:set_exception_handler(function(loop, context) print(repr(context.exception)) end)
  future = loop:create_future()
  future:add_done_callback(fails)
  future:add_done_callback(one)
  future:cancel()
  await asyncio.sleep(0)
end

asyncio.run(main())
