local async function note(text)
  await asyncio.sleep(0)
  print(text)
end

-- A __close that is a regular function works as in Lua, also when the task fails or is cancelled.
local function awaiting(name)
  return setmetatable({}, {__close = function(_, e) print("closed " .. name) end})
end

local async function works()
  local a <close> = awaiting("a")
  local b <close> = awaiting("b")
  await note("works")
  return "result"
end

local async function fails()
  local a <close> = awaiting("a")
  await note("fails")
  raise ValueError("v")
end

local async function waits()
  local a <close> = awaiting("a")
  await asyncio.sleep(10)
end

local async function main()
  print(await works())
  try
    await fails()
  except ValueError as e
    print(repr(e))
  end
  local task = asyncio.create_task(waits())
  await asyncio.sleep(0)
  task:cancel()
  try
    await task
  except asyncio.CancelledError
    print("cancelled")
  end
  local c = waits()
  c:send(nil)
  c:close()
end

asyncio.run(main())
-- expect: works
-- expect: closed b
-- expect: closed a
-- expect: result
-- expect: fails
-- expect: closed a
-- expect: ValueError('v')
-- expect: closed a
-- expect: cancelled
-- expect: closed a
