local var = contextvars.ContextVar("var", {default = "default"})

local async function cleans_up()
  local token = var:set("child")
  try
    await asyncio.sleep(10)
  finally
    print("finally sees " .. var:get())
    await asyncio.sleep(0)
    var:reset(token)
    print("after reset " .. var:get())
  end
end

local function show()
  print("callback of the child sees " .. var:get())
end

local async function main()
  var:set("main")
  local task = asyncio.create_task(cleans_up())
  var:set("main, later")
  task:add_done_callback(show)
  await asyncio.sleep(0)
  var:set("canceller")
  task:cancel()
  try
    await task
  except asyncio.CancelledError
    print("main sees " .. var:get())
  end

  asyncio.get_running_loop():set_exception_handler(function(_, context)
    print("handler: " .. tostring(context.exception))
  end)

  local function failing()
    var:set("of a failing callback")
    raise ValueError("out of the callback")
  end

  asyncio.get_running_loop():call_soon(failing)
  asyncio.get_running_loop():call_soon(function() print("the next one sees " .. var:get()) end)
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  print("main sees " .. var:get())
end

asyncio.run(main())
