local async function sleeps(name)
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError as e
    print(name .. " " .. repr(e))
    raise
  end
end

local async function awaits_task()
  await asyncio.create_task(sleeps("task"))
end

local async function awaits_gather()
  await asyncio.gather(sleeps("one"), sleeps("two"))
end

local async function awaits_gather_with_exceptions()
  await asyncio.gather(sleeps("one"), sleeps("two"), {return_exceptions = true})
end

local async function awaits_shield()
  await asyncio.shield(sleeps("shielded"))
end

local async function awaits_wait_for()
  await asyncio.wait_for(sleeps("limited"), 5)
end

local async function awaits_group()
  async with asyncio.TaskGroup() as group do
    group:create_task(sleeps("child"))
  end
end

local async function turns(n)
  for _ = 1, n do
    await asyncio.sleep(0)
  end
end

local async function main()
  for _, make in ipairs {awaits_task, awaits_gather, awaits_gather_with_exceptions, awaits_shield, awaits_wait_for,
                         awaits_group} do
    for between = 0, 3 do
      local c = make()
      local task = asyncio.create_task(c, {name = c.name})
      await turns(3)
      task:cancel("first")
      await turns(between)
      print(task:get_name() .. " " .. between .. (task:cancel("second") and " taken" or " refused"))
      try
        await task
      except asyncio.CancelledError as e
        print("main " .. repr(e))
      end
    end
  end
end

local async function cancels_again_when_woken()
  -- Both cancelled while the first is on its way to wake the second.
  local inner = asyncio.create_task(sleeps("inner"))

  local async function outer()
    try
      await inner
    except asyncio.CancelledError as e
      print("outer " .. repr(e))
      raise
    end
  end

  local task = asyncio.create_task(outer())
  await turns(2)
  inner:cancel("to the inner")
  for _ = 1, 3 do
    await asyncio.sleep(0)
    task:cancel("to the outer")
  end
  try
    await task
  except asyncio.CancelledError as e
    print("main " .. repr(e))
  end
end

asyncio.run(main())
asyncio.run(cancels_again_when_woken())
