local var = contextvars.ContextVar("var", {default = "nothing"})

local async function change(value)
  print("was " .. var:get())
  var:set(value)
end

do
  local runner <close> = asyncio.Runner()
  runner:run(change("first"))
  runner:run(change("second"))
  print("outside " .. var:get())
  local mine = contextvars.copy_context()
  runner:run(change("mine"), {context = mine})
  print(mine[var])
  runner:run(change("third"))
end

var:set("base")
do
  local runner <close> = asyncio.Runner()
  runner:get_loop()
  var:set("too late")
  runner:run(change("a"))
  runner:run(change("b"))
end
asyncio.run(change("c"))
print("outside " .. var:get())
