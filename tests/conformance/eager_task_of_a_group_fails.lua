-- Python 3.12 and later. The expectation follows CPython's taskgroups.py since 3.13.2: the group looks at a task
-- that has failed inside create_task in the next turn, so the block may go on to make others.
local async function fails()
  raise ValueError("at once")
end

local async function main()
  asyncio.get_running_loop():set_task_factory(asyncio.eager_task_factory)
  local other
  try
    async with asyncio.TaskGroup() as group do
      local failed = group:create_task(fails())
      print("failed: " .. repr(failed:exception()))
      other = group:create_task(asyncio.sleep(9))
      print("the block goes on")
      await asyncio.sleep(1)
      print("never here")
    end
  except* ValueError as errors
    print("raised: " .. repr(errors.exceptions[1]))
    print("the other was cancelled: " .. tostring(other:cancelled()))
  end
  print("main was cancelled " .. asyncio.current_task():cancelling() .. " times")
end

asyncio.run(main())
