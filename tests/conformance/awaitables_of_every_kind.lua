local Wrapper = {}

function Wrapper:__await()
  return self.inner
end

local function wrap(inner)
  return setmetatable({inner = inner}, Wrapper)
end

local async function value(v)
  await asyncio.sleep(0)
  return v
end

local async function bad()
  raise ValueError("inside")
end

local async function main()
  local loop = asyncio.get_running_loop()
  local future = loop:create_future()
  future:set_result("future")
  print(await wrap(value("coroutine")))
  print(await wrap(future))
  print(await wrap(asyncio.create_task(value("task"))))
  print(await wrap(wrap(value("wrapped twice"))))
  try
    await wrap(bad())
  except ValueError as e
    print(repr(e))
  end
  local results = await asyncio.gather(wrap(value("in gather")), wrap(future))
  print(table.concat(results, " "))
  print(await asyncio.wait_for(wrap(value("in wait_for")), 5))
  print(await asyncio.shield(wrap(value("in shield"))))
end

asyncio.run(main())
