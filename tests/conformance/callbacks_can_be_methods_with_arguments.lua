local Counter = {}
Counter.__index = Counter

function Counter:add(by)
  self.n = self.n + (by or 1)
end

local async function main()
  local loop = asyncio.get_running_loop()
  local counter = setmetatable({n = 0}, Counter)
  loop:call_soon(counter.add, counter)
  loop:call_soon(counter.add, counter, 10)
  loop:call_later(0.001, counter.add, counter, 100)
  await asyncio.sleep(0.01)
  print(counter.n)
  local event = loop:create_future()
  loop:call_later(0.001, event.set_exception, event, ValueError("from a timer"))
  try
    await event
  except ValueError as e
    print(repr(e))
  end
  local task = asyncio.create_task(asyncio.sleep(10))
  loop:call_later(0.001, task.cancel, task, "by a timer")
  try
    await task
  except asyncio.CancelledError as e
    print(repr(e))
  end
end

asyncio.run(main())
