local async function swallows(name)
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError as e
    print(name .. " " .. repr(e))
  end
  return name
end

local async function passes_on_later(name)
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError as e
    print(name .. " " .. repr(e))
    await asyncio.sleep(0.01)
    raise asyncio.CancelledError("of " .. name)
  end
end

local async function fails(name)
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError
    raise ValueError(name)
  end
end

local async function attempt(one, other)
  local task = asyncio.current_task()
  asyncio.get_running_loop():call_later(0.01, task.cancel, task, "outer")
  try
    print(await asyncio.gather(one, other, {return_exceptions = true}))
  except asyncio.CancelledError as e
    print("gather " .. repr(e))
  end
  task:uncancel()
end

local async function main()
  -- Whoever ends last: it is the last argument that counts.
  await attempt(passes_on_later("first"), passes_on_later("last"))
  await attempt(passes_on_later("first"), swallows("last"))
  await attempt(swallows("first"), passes_on_later("last"))
  await attempt(swallows("first"), swallows("last"))
  await attempt(passes_on_later("first"), fails("last"))
  await attempt(fails("first"), passes_on_later("last"))

  -- Cancelled before they begin.
  local async function at_once()
    asyncio.current_task():cancel("at once")
    await asyncio.gather(swallows("first"), swallows("last"), {return_exceptions = true})
  end

  try
    await asyncio.create_task(at_once())
  except asyncio.CancelledError as e
    print("gather " .. repr(e))
  end

  -- Cancelled by its own last child, while that one runs.
  local async function cancels(task)
    task:cancel("from inside")
    raise KeyError("inside")
  end

  local async function outer()
    await asyncio.gather(asyncio.sleep(5), cancels(asyncio.current_task()), {return_exceptions = true})
  end

  try
    await asyncio.create_task(outer())
  except asyncio.CancelledError as e
    print("gather " .. repr(e))
  end

  -- The last child has swallowed an earlier cancellation, whose message it keeps.
  local async function keeps(awaitable)
    asyncio.current_task():cancel("kept")
    try
      await awaitable
    except asyncio.CancelledError as e
      print("keeps " .. repr(e))
    end
    return await swallows("keeps")
  end

  await attempt(swallows("first"), keeps(asyncio.sleep(0)))
  await attempt(swallows("first"), keeps(asyncio.sleep(60)))
end

asyncio.run(main())
