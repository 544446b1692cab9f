local made = {}

local function python(value)
  if value == nil then return "None" end
  return value and "True" or "False"
end

local async function show(what)
  local loop = asyncio.get_running_loop()
  local last
  if #made > 0 then last = loop == made[#made] end
  print(what .. " " .. python(loop:get_debug()) .. " " .. python(last))
end

local function factory()
  print("factory")
  made[#made + 1] = asyncio.new_event_loop()
  return made[#made]
end

asyncio.run(show("plain"))
asyncio.run(show("debug"), {debug = true})
asyncio.run(show("no debug"), {debug = false})
do
  local runner <close> = asyncio.Runner {loop_factory = factory, debug = true}
  print(python(runner:get_loop() == made[1]))
  runner:run(show("of a factory"))
  runner:run(show("again"))
end
print(python(made[1]:is_closed()))
local runner = asyncio.Runner {loop_factory = factory}
runner:close()
print(#made)
try
  runner:get_loop()
except RuntimeError as err
  print(err)
end

local function failing()
  raise ValueError("no loop today")
end

local coroutine = show("never")
try
  local failing_runner <close> = asyncio.Runner {loop_factory = failing}
  failing_runner:run(coroutine)
except ValueError as err
  print(err)
end
coroutine:close()
