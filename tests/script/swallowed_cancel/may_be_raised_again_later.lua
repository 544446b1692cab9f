-- args: -X dev --clock=virtual
-- When the exception comes to its end nobody knows whether it will be raised again.
async function worker()
  local stop
  try
    await asyncio.sleep(5)
  except asyncio.CancelledError as e
    stop = e
  end
  await asyncio.sleep(1)
  raise stop
end

async function main()
  local task = asyncio.create_task(worker())
  await asyncio.sleep(1)
  task:cancel()
  await asyncio.wait({task})
  print(task:cancelled())
end

asyncio.run(main())

-- expect: true
-- expect stderr contains: FILE:7: RuntimeWarning: task 'Task-2' caught its cancellation and went on
-- expect stderr contains: end: unless it is raised again, Task-2 will not be cancelled.
