local async function work()
  await asyncio.sleep(0)
  return "done"
end

local async function use(how, c)
  if how == "await" then
    return await c
  end
  if how == "create_task" then
    return await asyncio.create_task(c)
  end
  if how == "gather" then
    return (await asyncio.gather(c))[1]
  end
  if how == "wait_for" then
    return await asyncio.wait_for(c, 1)
  end
  if how == "wait_for nothing" then
    return await asyncio.wait_for(c, nil)
  end
  if how == "shield" then
    return await asyncio.shield(c)
  end
  if how == "ensure_future" then
    return await asyncio.ensure_future(c)
  end
  if how == "as_completed" then
    for awaitable in asyncio.as_completed({c}) do
      return await awaitable
    end
  end
  if how == "TaskGroup" then
    local task
    async with asyncio.TaskGroup() as tg do
      task = tg:create_task(c)
    end
    return task:result()
  end
end

local ways = {"await", "create_task", "gather", "wait_for", "wait_for nothing", "shield", "ensure_future", "as_completed",
              "TaskGroup"}

local async function main()
  for _, first in ipairs(ways) do
    for _, second in ipairs(ways) do
      local c = work()
      local result = await use(first, c)
      try
        await use(second, c)
      except RuntimeError as e
        print(first .. ", " .. second .. ": " .. result .. ", " .. tostring(e))
      except ExceptionGroup as e
        print(first .. ", " .. second .. ": " .. result .. ", " .. repr(e.exceptions[1]))
      end
    end
  end
end

asyncio.run(main())

local c = work()
print(asyncio.run(c))
try
  asyncio.run(c)
except RuntimeError as e
  print(e)
end

local async function given(c)
  try
    await c
  except RuntimeError as e
    print(e)
  end
end

asyncio.run(given(c))
