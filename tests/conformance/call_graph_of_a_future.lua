-- New in Python 3.14. The expectation follows CPython's test_asyncio/test_graph.py (test_stack_future, and the
-- rules of future_add_to_awaited_by in Lib/asyncio/futures.py).
local async function a2(future) await future end
local async function a1(future) await a2(future) end
local async function b1(future) await future end

local function show(future)
  local text = asyncio.format_call_graph(future)
  print((text:gsub("id=0x%x+", "id=..."):gsub("'[^']*%.lua'", "'FILE'"):gsub("line %d+", "line N")))
end

local async function main()
  local future = asyncio.Future()
  local one = asyncio.create_task(a1(future), {name = "task A"})
  local two = asyncio.create_task(b1(future), {name = "task B"})
  await asyncio.sleep(0)
  show(future)
  future:set_result(nil)
  await asyncio.wait {one, two}
  show(future)

  local lonely = asyncio.Future()
  asyncio.future_add_to_awaited_by(lonely, asyncio.current_task())
  asyncio.future_add_to_awaited_by(lonely, asyncio.current_task())
  asyncio.future_add_to_awaited_by(lonely, "no future")
  asyncio.future_add_to_awaited_by(5, lonely)
  show(lonely)
  asyncio.future_discard_from_awaited_by(lonely, asyncio.current_task())
  asyncio.future_discard_from_awaited_by(lonely, asyncio.current_task())
  show(lonely)
  try
    asyncio.capture_call_graph(5)
  except TypeError as err
    print(err)
  end
end

asyncio.run(main())
try
  asyncio.print_call_graph()
except RuntimeError as err
  print(err)
end
