local async function tolerant()
  local task = asyncio.current_task()
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError
    print(task:cancelling())
    if task:uncancel() == 0 then
      print("taken back")
    end
  end
  async with asyncio.timeout(0.01) do
    try
      await asyncio.sleep(5)
    except asyncio.CancelledError
      print(task:cancelling())
      raise
    end
  end
end

local async function swallows()
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError
    print("swallowed")
  end
  async with asyncio.TaskGroup() as tg do
    tg:create_task(asyncio.sleep(0))
  end
  print(asyncio.current_task():cancelling())
end

local async function main()
  for _, make in ipairs {tolerant, swallows} do
    local task = asyncio.create_task(make())
    await asyncio.sleep(0)
    task:cancel()
    try
      await task
    except TimeoutError as e
      print(repr(e))
    end
    print(task:cancelling())
  end
end

asyncio.run(main())
