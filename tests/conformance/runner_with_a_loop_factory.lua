local made = {}

local function factory()
  local loop = asyncio.new_event_loop()
  made[#made + 1] = loop
  return loop
end

local async function main()
  print(asyncio.get_running_loop() == made[1] and "runs on it" or "runs elsewhere")
  return "result"
end

do
  local runner <close> = asyncio.Runner{loop_factory = factory, debug = true}
  print(runner:run(main()))
  print(runner:get_loop() == made[1] and runner:get_loop():get_debug() and "debug" or "not debug")
  print(runner:run(main()))
end
print(#made .. " made, " .. (made[1]:is_closed() and "closed" or "open"))

local function fails()
  raise ValueError("no loop today")
end

local runner = asyncio.Runner{loop_factory = fails}
try
  runner:get_loop()
except ValueError as e
  print(repr(e))
end
runner:close()
