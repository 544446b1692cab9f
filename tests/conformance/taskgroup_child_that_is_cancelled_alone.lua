local async function works(name, turns)
  for _ = 1, turns do
    await asyncio.sleep(0)
  end
  print(name .. " is done")
end

local async function main()
  local one
  async with asyncio.TaskGroup() as group do
    one = group:create_task(works("one", 60))
    group:create_task(works("two", 3))
    await asyncio.sleep(0)
    one:cancel("alone")
  end
  print(one:cancelled() and "cancelled" or "not cancelled")

  -- A child that raises CancelledError by itself counts as cancelled, too.
  local async function raises()
    raise asyncio.CancelledError("by itself")
  end

  local child
  async with asyncio.TaskGroup() as group do
    child = group:create_task(raises())
    group:create_task(works("three", 2))
  end
  print(child:cancelled() and "cancelled" or "not cancelled")

  -- One that swallows the cancellation of the group does not hold up its failure.
  local async function swallows()
    try
      await asyncio.sleep(60)
    except asyncio.CancelledError
      await asyncio.sleep(0.001)
      print("swallowed")
    end
  end

  local async function fails()
    await asyncio.sleep(0)
    raise ValueError("failed")
  end

  try
    async with asyncio.TaskGroup() as group do
      group:create_task(swallows())
      group:create_task(fails())
    end
  except ExceptionGroup as e
    print(repr(e))
  end

  -- One that fails while it is cancelled adds to the group.
  local async function fails_late()
    try
      await asyncio.sleep(60)
    finally
      raise KeyError("late")
    end
  end

  try
    async with asyncio.TaskGroup() as group do
      group:create_task(fails_late())
      group:create_task(fails())
    end
  except ExceptionGroup as e
    print(repr(e))
  end
end

asyncio.run(main())
