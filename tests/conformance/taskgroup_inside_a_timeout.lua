local async function works(name)
  try
    await asyncio.sleep(60)
  except asyncio.CancelledError as e
    print(name .. " " .. repr(e))
    raise
  end
end

local async function main()
  local task = asyncio.current_task()
  try
    async with asyncio.timeout(0.001) do
      async with asyncio.TaskGroup() as group do
        group:create_task(works("one"))
        group:create_task(asyncio.sleep(60))
      end
    end
  except TimeoutError as e
    print(repr(e) .. " " .. task:cancelling())
  end

  -- A child fails in time; the limit has nothing to say.
  local async function fails()
    raise ValueError("in time")
  end

  local limit
  try
    async with asyncio.timeout(5) as entered do
      limit = entered
      async with asyncio.TaskGroup() as group do
        group:create_task(works("three"))
        group:create_task(fails())
      end
    end
  except ExceptionGroup as e
    print(repr(e) .. " " .. task:cancelling())
  end
  print(limit:expired() and "expired" or "not expired")

  -- A limit inside each child: the group gets what they raise.
  local async function limited(name)
    async with asyncio.timeout(0.001) do
      await works(name)
    end
  end

  try
    async with asyncio.TaskGroup() as group do
      group:create_task(limited("four"))
      group:create_task(works("five"))
    end
  except ExceptionGroup as e
    print(repr(e) .. " " .. task:cancelling())
  end
end

asyncio.run(main())
