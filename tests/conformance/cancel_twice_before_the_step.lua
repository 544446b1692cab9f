local async function work()
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError as e
    print(repr(e))
    print(asyncio.current_task():cancelling())
    await asyncio.sleep(0)
    print("lives on")
  end
end

local async function main()
  local task = asyncio.create_task(work())
  await asyncio.sleep(0)
  print(task:cancel("one") and "taken" or "refused")
  print(task:cancel("two") and "taken" or "refused")
  await task
  print(task:cancelling() .. " " .. task:uncancel() .. " " .. task:uncancel() .. " " .. task:uncancel())
end

asyncio.run(main())
