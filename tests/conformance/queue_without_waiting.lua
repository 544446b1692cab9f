local async function main()
  for _, class in ipairs {asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue} do
    local queue = class(2)
    try
      queue:get_nowait()
    except asyncio.QueueEmpty as e
      print(repr(e) .. tostring(e))
    end
    queue:put_nowait(2)
    queue:put_nowait(1)
    try
      queue:put_nowait(3)
    except asyncio.QueueFull as e
      print(repr(e) .. tostring(e))
    end
    print(queue:qsize(), queue:get_nowait(), queue:get_nowait())
  end
  -- Neither needs a loop.
  local queue = asyncio.Queue()
  queue:put_nowait("early")
  return queue
end

local queue = asyncio.run(main())
queue:put_nowait("outside")
print(queue:get_nowait(), queue:get_nowait())
try
  queue:get_nowait()
except asyncio.QueueEmpty
  print("empty")
end
