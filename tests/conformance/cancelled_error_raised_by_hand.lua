local async function raises()
  raise asyncio.CancelledError("by hand")
end

local async function main()
  local task = asyncio.create_task(raises())
  try
    await task
  except asyncio.CancelledError as e
    print(repr(e))
  end
  print(task:cancelled() and "cancelled" or "not cancelled")
  try
    await raises()
  except Exception
    print("not here: it is no Exception")
  except BaseException as e
    print(repr(e))
  end
end

asyncio.run(main())
