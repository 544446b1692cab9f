local async function main()
  local jobs = asyncio.Queue()
  jobs:put_nowait(1)
  jobs:get_nowait()
  jobs:task_done()
  jobs:task_done()
end

asyncio.run(main())
-- args: --clock=virtual
-- expect exit: 1
-- expect stderr contains: ValueError: task_done() called too many times
-- expect stderr contains: task-done-too-often: task_done() was called more often than jobs got items.
-- expect stderr contains: 6 |   jobs:task_done()
