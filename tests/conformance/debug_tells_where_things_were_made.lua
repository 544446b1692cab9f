local function callback(x)
end

local async function work()
  await asyncio.sleep(0)
end

local function show(value)
  print((tostring(value):gsub("[^ <>]*debug_[%w_]*%.%w+", "FILE"):gsub("when=[0-9.]+", "when=TIME")))
end

local async function main()
  local loop = asyncio.get_running_loop()
  local handle = loop:call_soon(callback, 1)
  show(handle)
  handle:cancel()
  show(handle)
  local timer = loop:call_later(5, callback, 2)
  show(timer)
  timer:cancel()
  show(timer)
  timer = loop:call_at(loop:time() + 5, callback, 2)
  show(timer)
  timer:cancel()
  local future = asyncio.Future {loop = loop}
  show(future)
  future:add_done_callback(callback)
  show(future)
  future:set_result(5)
  show(future)
  local task = loop:create_task(work(), {name = "named"})
  show(task)
  await task
  print(task:get_name())
  loop:set_debug(false)
  show(loop:create_task(work(), {name = "plain"}))
  print(task:get_name())
end

asyncio.run(main(), {debug = true})
