local async function fail(delay, text)
  await asyncio.sleep(delay)
  raise ValueError(text)
end

local async function sleeper(name)
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError
    print(name .. " cancelled")
    raise
  end
end

local async function fails_when_cancelled()
  try
    await asyncio.sleep(10)
  finally
    raise KeyError("cleanup")
  end
end

local async function main()
  try
    async with asyncio.TaskGroup() as tg do
      tg:create_task(sleeper("one"))
      tg:create_task(fail(0.01, "bad"))
      tg:create_task(fails_when_cancelled())
      try
        await asyncio.sleep(10)
      except asyncio.CancelledError
        print("the block is cancelled too")
        raise
      end
      print("not here")
    end
  except ExceptionGroup as e
    print(tostring(e))
    print(e.message)
    for _, inner in ipairs(e.exceptions) do
      print(repr(inner))
    end
    print(repr(e))
  end
  print(asyncio.current_task():cancelling())
  await asyncio.sleep(0)
  print("main goes on")
end

asyncio.run(main())
