local var = contextvars.ContextVar("var", {default = "default"})

local async function child(value)
  print("child sees " .. var:get())
  var:set(value)
  await asyncio.sleep(0)
  print("child keeps " .. var:get())
end

local async function main()
  print(var:get())
  local token = var:set("main")
  await asyncio.create_task(child("first"))
  await asyncio.gather(child("a"), child("b"))
  print(var:get())
  asyncio.get_running_loop():call_soon(function() print("callback sees " .. var:get()) end)
  var:set("later")
  await asyncio.sleep(0)
  await child("shared")
  print(var:get())
  var:reset(token)
  print(var:get())
  local empty = contextvars.ContextVar("empty")
  try
    empty:get()
  except LookupError
    print("LookupError")
  end
  print(empty:get("given"))
end

asyncio.run(main())
print(var:get())
