-- Eager tasks came with Python 3.12. The expectation is what CPython 3.13.0 prints for the same program.
local var = contextvars.ContextVar("var", {default = "default"})

local async function child(name)
  print(name .. " sees " .. var:get())
  var:set(name)
  await asyncio.sleep(0)
  print(name .. " keeps " .. var:get())
end

local async function main()
  asyncio.get_running_loop():set_task_factory(asyncio.eager_task_factory)
  local first = asyncio.create_task(child("first"))
  print("main sees " .. var:get())
  var:set("main")
  local second = asyncio.create_task(child("second"))
  print("main sees " .. var:get())
  local mine = contextvars.copy_context()
  mine:run(var.set, var, "mine")
  local third = asyncio.create_task(child("third"), {context = mine})
  print("main sees " .. var:get() .. " and mine has " .. mine[var])
  await asyncio.wait {first, second, third}
  print(mine[var] .. " " .. (third:get_context() == mine and "True" or "False") .. " " .. first:get_context()[var])
  local coroutine = child("never")
  try
    mine:run(asyncio.create_task, coroutine, {context = mine})
  except RuntimeError as err
    print(tostring(err):find("cannot enter context", 1, true) and "True" or "False")
  end
  coroutine:close()
end

asyncio.run(main())
