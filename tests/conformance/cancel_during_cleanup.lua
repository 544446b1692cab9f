local async function work()
  try
    await asyncio.sleep(10)
  finally
    print("cleaning up")
    try
      await asyncio.sleep(10)
    except asyncio.CancelledError as e
      print("again " .. repr(e))
    end
    await asyncio.sleep(0)
    print("clean")
  end
end

local async function main()
  local task = asyncio.create_task(work())
  await asyncio.sleep(0)
  task:cancel("first")
  await asyncio.sleep(0)
  task:cancel("second")
  print(task:cancelling())
  try
    await task
  except asyncio.CancelledError as e
    print(repr(e))
  end
end

asyncio.run(main())
