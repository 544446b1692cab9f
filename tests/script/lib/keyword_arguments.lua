-- Functions that take keywords take them in one plain table, and say so when it holds something else.

local async function nothing() end

local function raised(f, ...)
  try
    f(...)
  except Exception as e
    return repr(e)
  end
end

local async function raised_in(c)
  try
    await c
  except Exception as e
    return repr(e)
  end
end

local async function main()
  local task = asyncio.create_task(nothing())
  -- expect: TypeError("wait() got an unexpected keyword argument 'timout'")
  print(await raised_in(asyncio.wait({task}, {timout = 1})))
  -- expect: TypeError('wait() takes 1 positional argument but 2 were given')
  print(await raised_in(asyncio.wait({task}, task)))
  -- expect: TypeError('wait() takes 1 positional argument but 2 were given')
  print(await raised_in(asyncio.wait({task}, 5)))
  -- expect: TypeError("wait_for() got an unexpected keyword argument 'time'")
  print(await raised_in(asyncio.wait_for(task, {time = 1})))
  -- expect: TypeError('as_completed() got an unexpected keyword argument 1')
  print(raised(asyncio.as_completed, {task}, {task}))
  -- expect: TypeError("timeout() got an unexpected keyword argument 'when'")
  print(raised(asyncio.timeout, {when = 1}))
  -- expect: 7
  print(asyncio.timeout_at({when = 7}):when())
  -- expect: 8
  print(asyncio.Timeout({when = 8}):when())
  async with asyncio.TaskGroup() as group do
    -- expect: TypeError("TaskGroup.create_task() got an unexpected keyword argument 'nam'")
    print(raised(group.create_task, group, nil, {nam = "x"}))
    -- expect: named
    print(group:create_task(nothing(), {name = "named"}):get_name())
  end
  await task
end

asyncio.run(main(), {debug = false})
-- expect: TypeError("run() got an unexpected keyword argument 'debg'")
print(raised(asyncio.run, nil, {debg = true}))
-- expect: TypeError('run() takes 1 positional argument but 2 were given')
print(raised(asyncio.run, nil, true))
-- expect: TypeError("Runner.__init__() got an unexpected keyword argument 'loop'")
print(raised(asyncio.Runner, {loop = 1}))
