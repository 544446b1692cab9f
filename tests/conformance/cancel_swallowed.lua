local async function stubborn()
  for n = 0, 2 do
    try
      await asyncio.sleep(10)
    except asyncio.CancelledError as e
      print("swallowed " .. repr(e))
    end
  end
  return "finished anyway"
end

local async function main()
  local task = asyncio.create_task(stubborn())
  for n = 0, 2 do
    await asyncio.sleep(0)
    task:cancel(n)
    print(task:cancelling())
    await asyncio.sleep(0)
  end
  print(await task)
  print(task:cancelled() and "cancelled" or "not cancelled")
end

asyncio.run(main())
