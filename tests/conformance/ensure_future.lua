local Ready = {}
Ready.__await = function(self)
  local async function give()
    await asyncio.sleep(0)
    return "from awaitable"
  end
  return give()
end

local function new_ready()
  return setmetatable({}, Ready)
end

local async function value()
  return "from coroutine"
end

local async function main()
  local task = asyncio.ensure_future(value())
  print(isinstance(task, asyncio.Task) and "task" or "no task")
  print(asyncio.ensure_future(task) == task and "same" or "other")
  local future = asyncio.get_running_loop():create_future()
  print(asyncio.ensure_future(future) == future and "same" or "other")
  print(await task)
  print(await asyncio.ensure_future(new_ready()))
  print(await new_ready())
  for _, bad in ipairs {5, "x"} do
    try
      asyncio.ensure_future(bad)
    except TypeError as e
      print(repr(e))
    end
  end
end

asyncio.run(main())
