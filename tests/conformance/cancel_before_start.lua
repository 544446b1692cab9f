local async function work()
  print("not here")
end

local async function main()
  local task = asyncio.create_task(work())
  print(task:cancel("too early") and "taken" or "refused")
  print(task:done() and "done" or "not done")
  try
    await task
  except asyncio.CancelledError as e
    print(repr(e))
  end
  print(task:cancelled() and "cancelled" or "not cancelled")
  print(not task:cancel() and "refused" or "taken")
end

asyncio.run(main())
