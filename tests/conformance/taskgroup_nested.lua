local async function fail(text)
  await asyncio.sleep(0.01)
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

local async function main()
  try
    async with asyncio.TaskGroup() as outer do
      outer:create_task(sleeper("outer child"))
      async with asyncio.TaskGroup() as inner do
        inner:create_task(sleeper("inner child"))
        inner:create_task(fail("inner fails"))
      end
      print("not here")
    end
  except ExceptionGroup as e
    print(repr(e))
    print(tostring(e.exceptions[1]))
  end
  try
    async with asyncio.TaskGroup() as outer do
      outer:create_task(fail("outer fails"))
      async with asyncio.TaskGroup() as inner do
        inner:create_task(sleeper("inner child"))
      end
    end
  except ExceptionGroup as e
    print(repr(e))
  end
end

asyncio.run(main())
