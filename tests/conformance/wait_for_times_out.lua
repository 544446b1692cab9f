local async function slow(cleanup)
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError as e
    print("slow " .. repr(e))
    if cleanup == "result" then
      return "rescued"
    end
    if cleanup == "raise" then
      raise ValueError("while cleaning up")
    end
    raise
  end
end

local async function main()
  local task = asyncio.create_task(slow("none"))
  try
    await asyncio.wait_for(task, 0.01)
  except TimeoutError as e
    print(repr(e))
    print(e.cause.name)
  end
  print(task:cancelled() and "cancelled" or "not cancelled")
  print(await asyncio.wait_for(slow("result"), 0.01))
  try
    await asyncio.wait_for(slow("raise"), 0.01)
  except ValueError as e
    print(repr(e))
  end
  for _, timeout in ipairs {0, -1} do
    try
      await asyncio.wait_for(slow("never starts"), timeout)
    except asyncio.TimeoutError as e
      print(repr(e))
    end
  end
end

asyncio.run(main())
