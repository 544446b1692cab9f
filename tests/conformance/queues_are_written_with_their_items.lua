local function show(queue)
  print(queue)
  print((repr(queue):gsub("0x%x+", "ADDRESS")))
end

local async function main()
  for _, class in ipairs {asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue} do
    local queue = class(2)
    show(queue)
    queue:put_nowait(20)
    queue:put_nowait(10)
    show(queue)
    local putter = asyncio.create_task(queue:put(30))
    await asyncio.sleep(0)
    show(queue)
    putter:cancel()
    for _ = 1, 2 do
      queue:get_nowait()
      queue:task_done()
    end
    await asyncio.wait({putter})
    local getters = {asyncio.create_task(queue:get()), asyncio.create_task(queue:get())}
    await asyncio.sleep(0)
    show(queue)
    getters[1]:cancel()
    show(queue)
    queue:put_nowait("text")
    show(queue)
    await asyncio.wait({getters[2]})
    show(queue)
  end
end

asyncio.run(main())
