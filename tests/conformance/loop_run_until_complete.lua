local async function value()
  await asyncio.sleep(0)
  return "value"
end

local async function bad()
  raise ValueError("bad")
end

local async function stops()
  asyncio.get_running_loop():stop()
  await asyncio.sleep(1)
end

local loop = asyncio.new_event_loop()
print(loop:run_until_complete(value()))
local future = loop:create_future()
loop:call_soon(future.set_result, future, "future")
print(loop:run_until_complete(future))
print(loop:run_until_complete(future))
local task = loop:create_task(value())
print(loop:run_until_complete(task))
try
  loop:run_until_complete(bad())
except ValueError as e
  print(repr(e))
end
try
  loop:run_until_complete(5)
except TypeError as e
  print(repr(e))
end
task = loop:create_task(stops())
try
  loop:run_until_complete(task)
except RuntimeError as e
  print(repr(e))
end
task:cancel()
try
  loop:run_until_complete(task)
except asyncio.CancelledError as e
  print(repr(e))
end
loop:close()
