local async function loop_of()
  return asyncio.get_running_loop()
end

local async function fail()
  raise KeyError("gone")
end

local runner = asyncio.Runner()
local first = runner:run(loop_of())
local second = runner:run(loop_of())
print(first == second and "same" or "other")
print(runner:get_loop() == first and "same" or "other")
try
  runner:run(fail())
except KeyError as e
  print(repr(e))
end
try
  runner:run(7)
except ValueError as e
  print(repr(e))
end
print(first:is_closed() and "closed" or "open")
runner:close()
runner:close()
print(first:is_closed() and "closed" or "open")
local late = loop_of()
try
  runner:run(late)
except RuntimeError as e
  print(repr(e))
end
late:close()
do
  local other <close> = asyncio.Runner()
  print(other:run(loop_of()) == first and "same" or "other")
end
