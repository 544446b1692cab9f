-- A task tells its Context, also when it is the empty one, and what is set there is seen by the task.
-- As Task.get_context in Python 3.12.
local var = contextvars.ContextVar("var", {default = "nothing"})

local async function child()
  await asyncio.sleep(1)
  return var:get()
end

local async function main()
  local task = asyncio.create_task(child())
  -- expect: 0
  print(#task:get_context())
  task:get_context():run(var.set, var, "from outside")
  -- expect: from outside	nothing
  print(await task, var:get())
  local mine = asyncio.current_task():get_context()
  var:set("mine")
  -- expect: mine	true
  print(mine[var], mine == asyncio.current_task():get_context())
  local other = contextvars.copy_context()
  local given = asyncio.create_task(child(), {context = other})
  -- expect: true
  print(given:get_context() == other)
  -- expect: mine
  print(await given)
end

asyncio.run(main())
