local async function main()
  local condition = asyncio.Condition()
  try
    await condition:wait()
  except RuntimeError as e
    print(repr(e))
  end
  try
    condition:notify()
  except RuntimeError as e
    print(repr(e))
  end
  try
    condition:notify_all()
  except RuntimeError as e
    print(repr(e))
  end
  try
    condition:release()
  except RuntimeError as e
    print(repr(e))
  end
  try
    await condition:wait_for(function() return false end)
  except RuntimeError as e
    print(repr(e))
  end
  -- With nothing to wait for, wait_for does not look at the lock.
  print(await condition:wait_for(function() return 5 end))
end

asyncio.run(main())
