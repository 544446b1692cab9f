local async function work()
  local task = asyncio.current_task()
  print(task:cancel("by myself") and "taken" or "refused")
  print("runs on to the next await")
  try
    await asyncio.sleep(0)
    print("not here")
  except asyncio.CancelledError as e
    print(repr(e))
  end
  await asyncio.sleep(0)
  print(task:cancelling() .. " " .. task:uncancel() .. " " .. task:uncancel())
  task:cancel()
  return "returned first"
end

local async function main()
  local task = asyncio.create_task(work())
  try
    print(await task)
  except asyncio.CancelledError as e
    print("main " .. repr(e))
  end
  print(task:cancelled() and "cancelled" or "not cancelled")
end

asyncio.run(main())
