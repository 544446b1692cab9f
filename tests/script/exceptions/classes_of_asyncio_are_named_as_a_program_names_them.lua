-- args: --clock=virtual
-- The report keeps Python's module; what is to be typed must work when it is typed.
local queue = asyncio.Queue(1)
queue:put_nowait(1)

try
  queue:put_nowait(2)
except asyncio.QueueFull as e
  print("full")
end

queue:put_nowait(3)

-- expect: full
-- expect stderr contains: asyncio.queues.QueueFull
-- expect stderr contains: unhandled-exception: nothing caught this asyncio.QueueFull.
-- expect stderr contains: fix   try ... except asyncio.QueueFull as e ... end  where you know what to
-- expect exit: 1
