local function who(where)
  local task = asyncio.current_task()
  print(where .. ": " .. (task and task:get_name() or "nobody"))
end

local Manager = {}

async function Manager:__aenter()
  who("aenter")
end

async function Manager:__aexit()
  who("aexit")
end

local async function generator()
  who("generator")
  yield 1
  who("generator again")
end

local async function called()
  who("called")
end

local async function main()
  who("main")
  await called()
  async with setmetatable({}, Manager) do
    who("inside")
  end
  async for _ in generator() do
  end
  await asyncio.create_task(called(), {name = "child"})
  await asyncio.gather(asyncio.create_task(called(), {name = "gathered"}))
  asyncio.get_running_loop():call_soon(who, "callback")
  local task = asyncio.create_task(called(), {name = "watched"})
  task:add_done_callback(function() who("done callback") end)
  await task
  await asyncio.sleep(0)
  who("main")
  try
    async with asyncio.timeout(0.001) do
      await asyncio.sleep(1)
    end
  except TimeoutError
    who("after a timeout")
  end
end

local async function named()
  asyncio.current_task():set_name("main task")
  await main()
end

asyncio.run(named())
