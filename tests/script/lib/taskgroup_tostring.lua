local async function after(delay, exception)
  await asyncio.sleep(delay)
  if exception then raise exception end
end

local async function main()
  local group = asyncio.TaskGroup()
  -- expect: <TaskGroup>
  print(group)
  try
    async with group do
      -- expect: <TaskGroup entered>
      print(group)
      group:create_task(after(1, ValueError("x")))
      group:create_task(after(5))
      -- expect: <TaskGroup tasks=2 entered>
      print(group)
      try
        await asyncio.sleep(3)
      except asyncio.CancelledError
        -- expect: <TaskGroup tasks=1 errors=1 cancelling>
        print(group)
        raise
      end
    end
  except ExceptionGroup as e
    -- expect: ExceptionGroup('unhandled errors in a TaskGroup', [ValueError('x')])
    print(repr(e))
    -- expect: nil
    print(e.cause)
  end
  -- expect: <TaskGroup cancelling>
  print(group)
  local c = after(0)
  try
    group:create_task(c)
  except RuntimeError as e
    -- expect: TaskGroup <TaskGroup cancelling> is finished
    print(e)
  end
  try
    asyncio.TaskGroup():create_task(c)
  except RuntimeError as e
    -- expect: TaskGroup <TaskGroup> has not been entered
    print(e)
  end
  c:close()
end

asyncio.run(main())
