-- An eager step is taken in callbacks, generators, Lua's coroutines and handlers, and leaves all as it was.
local var = contextvars.ContextVar("var", {default = 0})

local async function set(value)
  var:set(value)
  await asyncio.sleep(0)
  return var:get()
end

local async function main()
  local loop = asyncio.get_running_loop()
  loop:set_task_factory(asyncio.eager_task_factory)

  local task
  loop:call_soon(function()
    task = asyncio.create_task(set(5))
    -- expect: 0	nil
    print(var:get(), asyncio.current_task())
  end)
  await asyncio.sleep(0)
  -- expect: 5	0
  print(await task, var:get())

  local async function generate()
    yield await asyncio.create_task(set(6))
  end
  -- expect: 6
  async for value in generate() do print(value) end

  local resume = coroutine.wrap(function() coroutine.yield(asyncio.create_task(set(7))) end)
  -- expect: 7
  print(await resume())

  try
    raise KeyError("outer")
  except KeyError
    asyncio.create_task((async function()
      try raise ValueError("inner") except ValueError end
    end)())
    try
      raise
    except KeyError as err
      -- expect: KeyError('outer')
      print(repr(err))
    end
  end

  local child
  local parent = asyncio.create_task((async function()
    child = asyncio.create_task(asyncio.sleep(10))
    await child
  end)())
  parent:cancel("enough")
  try
    await parent
  except asyncio.CancelledError as err
    -- expect: enough	true
    print(err, child:cancelled())
  end

  local tasks, sum = {}, 0
  for i = 1, 1000 do tasks[i] = asyncio.create_task(set(i)) end
  collectgarbage()
  for _, each in ipairs(tasks) do sum = sum + await each end
  -- expect: 500500	0
  print(sum, var:get())
end

asyncio.run(main())
