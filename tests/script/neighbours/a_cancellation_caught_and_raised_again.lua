-- args: --clock=virtual
async function worker()
  try
    await asyncio.sleep(1)
  except asyncio.CancelledError as e
    raise e
  end
end

async function main()
  local task = asyncio.create_task(worker())
  await asyncio.sleep(0)
  task:cancel()
  await task
end

asyncio.run(main())

-- expect stderr contains: cancelled: a task was cancelled, and nobody caught that.
-- expect exit: 1
