local loop, other = asyncio.new_event_loop(), asyncio.new_event_loop()

local async function nested()
  local coroutine = asyncio.sleep(0)
  for _, nest in ipairs {function() loop:run_until_complete(coroutine) end,
                         function() other:run_until_complete(coroutine) end,
                         function() loop:run_forever() end, function() loop:close() end} do
    try
      nest()
    except RuntimeError as e
      print(repr(e))
    end
  end
  coroutine:close()
  return "went on"
end

print(loop:run_until_complete(nested()))

local future = other:create_future()
try
  loop:run_until_complete(future)
except ValueError as e
  print(repr(e))
end
future:cancel()

local async function fails()
  raise KeyError("raised")
end

for _ = 1, 2 do
  try
    loop:run_until_complete(fails())
  except KeyError as e
    print(repr(e))
  end
end
local task = loop:create_task(fails())
for _ = 1, 2 do
  try
    loop:run_until_complete(task)
  except KeyError as e
    print(repr(e))
  end
end
loop:close()
other:close()
local coroutine = fails()
try
  loop:run_until_complete(coroutine)
except RuntimeError as e
  print(repr(e))
end
coroutine:close()
