local async function stubborn(times)
  local task = asyncio.current_task()
  for _ = 1, times do
    try
      await asyncio.sleep(60)
    except asyncio.CancelledError as e
      print("stubborn " .. repr(e) .. " " .. task:cancelling())
    end
  end
  return "done"
end

local async function main()
  local task = asyncio.create_task(stubborn(3))
  print(task:cancelling() .. " " .. task:uncancel())
  await asyncio.sleep(0)
  for n = 0, 2 do
    print(task:cancel(tostring(n)) and "taken" or "refused")
    print(task:cancel("again") and "again taken" or "again refused")
    await asyncio.sleep(0)
  end
  print(await task)
  -- It is done: nothing is counted any more.
  print(task:cancel() and "taken" or "refused")
  print(task:cancelling())
  local left
  for _ = 1, 8 do
    left = task:uncancel()
  end
  print(left)

  -- Taken back before it is delivered, the request is delivered all the same.
  task = asyncio.create_task(stubborn(1))
  await asyncio.sleep(0)
  task:cancel("taken back")
  print(task:uncancel())
  print(await task)
end

asyncio.run(main())
