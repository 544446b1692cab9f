local async function sleeper(name)
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError
    print(name .. " cancelled")
    await asyncio.sleep(0)
    print(name .. " cleaned up")
    raise
  end
end

local async function group(waits_in_block)
  async with asyncio.TaskGroup() as tg do
    tg:create_task(sleeper("child"))
    if waits_in_block then
      await asyncio.sleep(10)
    end
  end
end

local async function main()
  for _, waits_in_block in ipairs {true, false} do
    local task = asyncio.create_task(group(waits_in_block))
    await asyncio.sleep(0.01)
    task:cancel("from outside")
    try
      await task
    except asyncio.CancelledError as e
      print(repr(e))
    end
  end
  -- A child that is cancelled alone does not end the group.
  async with asyncio.TaskGroup() as tg do
    local child = tg:create_task(sleeper("alone"))
    await asyncio.sleep(0)
    child:cancel()
    await asyncio.sleep(0.01)
    print("the block goes on")
  end
end

asyncio.run(main())
