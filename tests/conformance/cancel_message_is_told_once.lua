local async function sleeps()
  await asyncio.sleep(10)
end

local async function ask(name, awaitable)
  try
    await awaitable
  except asyncio.CancelledError as e
    print(name .. " " .. repr(e))
  end
end

local async function main()
  -- The exception that ended a task goes to the first who asks; later ones get a new one.
  local task = asyncio.create_task(sleeps())
  await asyncio.sleep(0)
  task:cancel("message")
  await ask("first", task)
  await ask("second", task)
  await ask("shield", asyncio.shield(task))
  for _, method in ipairs {"result", "exception"} do
    try
      task[method](task)
    except asyncio.CancelledError as e
      print(repr(e))
    end
  end

  -- Several who wait stand in line for it.
  task = asyncio.create_task(sleeps())
  local waiters = {}
  for i, name in ipairs {"a", "b", "c"} do
    waiters[i] = asyncio.create_task(ask(name, task))
  end
  await asyncio.sleep(0)
  task:cancel("for one")
  await asyncio.wait(waiters)

  -- A task that never started.
  task = asyncio.create_task(sleeps())
  task:cancel("unstarted")
  await ask("first", task)
  await ask("second", task)

  -- A future keeps its message for all.
  local future = asyncio.get_running_loop():create_future()
  future:cancel("future")
  await ask("first", future)
  await ask("second", future)

  -- So does a task that had come to its end already when it was cancelled.
  local async function cancels_itself()
    asyncio.current_task():cancel("too late")
  end

  task = asyncio.create_task(cancels_itself())
  await ask("first", task)
  await ask("second", task)
end

asyncio.run(main())
