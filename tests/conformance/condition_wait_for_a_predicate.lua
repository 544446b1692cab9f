local async function main()
  local condition = asyncio.Condition()
  local value = 0

  local async function waiter()
    async with condition do
      local result = await condition:wait_for(function()
        print("looks: " .. value)
        return value >= 2 and "two"
      end)
      print("got " .. result)
    end
  end

  local async function failing()
    async with condition do
      await condition:wait_for(function()
        if value > 0 then
          raise ValueError("no")
        end
        return false
      end)
    end
  end

  local task = asyncio.create_task(waiter())
  local bad = asyncio.create_task(failing())
  await asyncio.sleep(0)
  for n = 1, 3 do
    async with condition do
      value = n
      condition:notify_all()
    end
    await asyncio.sleep(0)
    await asyncio.sleep(0)
  end
  await task
  try
    await bad
  except ValueError as e
    print(repr(e))
  end
  print(condition:locked() and "locked" or "free")

  try
    async with condition do
      await asyncio.wait_for(condition:wait_for(function() return false end), 0.01)
    end
  except TimeoutError
    print("timeout")
  end
  print(condition:locked() and "locked" or "free")
end

asyncio.run(main())
