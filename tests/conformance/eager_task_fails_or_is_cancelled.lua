-- Eager tasks came with Python 3.12. The expectation is what CPython 3.13.0 prints for the same program.
local async function fails()
  raise ValueError("at once")
end

local async function fails_later()
  await asyncio.sleep(1)
  raise ValueError("later")
end

local async function cancels_itself()
  asyncio.current_task():cancel("by itself")
  print("asked")
  await asyncio.sleep(1)
  print("never here")
end

local async function raises_cancelled()
  raise asyncio.CancelledError("made up")
end

local async function leaves()
  raise SystemExit(7)
end

local function bool(value) return value and "True" or "False" end

local async function main()
  asyncio.get_running_loop():set_task_factory(asyncio.eager_task_factory)
  local task = asyncio.create_task(fails())
  print(bool(task:done()) .. " " .. repr(task:exception()))
  local later = asyncio.create_task(fails_later())
  print(bool(later:done()))
  try
    await later
  except ValueError as err
    print(err)
  end
  local own = asyncio.create_task(cancels_itself())
  print(bool(own:done()) .. " " .. own:cancelling())
  try
    await own
  except asyncio.CancelledError
    print("cancelled: " .. bool(own:cancelled()))
  end
  local made = asyncio.create_task(raises_cancelled())
  print(bool(made:done()) .. " " .. bool(made:cancelled()))
  local waiting = asyncio.create_task(asyncio.sleep(5))
  waiting:cancel()
  await asyncio.wait {waiting}
  print(bool(waiting:cancelled()))
  try
    asyncio.create_task(leaves())
  except SystemExit as err
    print("SystemExit " .. err.args[1] .. " in " .. asyncio.current_task():get_name())
  end
  local results = await asyncio.gather(fails(), asyncio.sleep(0, "fine"), {return_exceptions = true})
  print("[" .. repr(results[1]) .. ", " .. repr(results[2]) .. "]")
end

asyncio.run(main())
