local function same(a, b)
  print(a == b and "same" or "different")
end

local one, two = asyncio.new_event_loop(), asyncio.new_event_loop()
asyncio.set_event_loop(one)
same(asyncio.get_event_loop(), one)
asyncio.set_event_loop(two)
same(asyncio.get_event_loop(), two)

local async function main()
  -- Inside, it is the one that runs.
  same(asyncio.get_event_loop(), one)
  same(asyncio.get_running_loop(), one)
  asyncio.set_event_loop(two)
  same(asyncio.get_event_loop(), one)
end

one:run_until_complete(main())
same(asyncio.get_event_loop(), two)
local future = asyncio.Future()
same(future:get_loop(), two)
future:cancel()
try
  asyncio.get_running_loop()
except RuntimeError as e
  print(repr(e))
end
one:close()
same(asyncio.get_event_loop(), two)
two:close()
same(asyncio.get_event_loop(), two)
print(asyncio.get_event_loop():is_closed() and "closed" or "open")

-- None is there any more, and none is made.
asyncio.set_event_loop(nil)
try
  asyncio.get_event_loop()
except RuntimeError as e
  print(repr(e))
end
