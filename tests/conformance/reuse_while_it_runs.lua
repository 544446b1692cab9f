local async function work()
  await asyncio.sleep(0.01)
  return "done"
end

local async function at_once()
  return "done"
end

local async function waits(c)
  try
    return await c
  except RuntimeError as e
    return tostring(e)
  end
end

local async function main()
  local c = work()
  print(table.concat(await asyncio.gather(waits(c), waits(c)), "; "))

  c = work()
  local task = asyncio.create_task(c)
  await asyncio.sleep(0)
  try
    await c
  except RuntimeError as e
    print(e)
  end
  print(await task)

  c = at_once()
  local one = asyncio.create_task(c)
  local two = asyncio.create_task(c)
  local results = await asyncio.gather(one, two, {return_exceptions = true})
  for i, r in ipairs(results) do
    results[i] = tostring(r)
  end
  print(table.concat(results, "; "))
end

local own = {}

local async function selfish()
  try
    await own[1]
  except ValueError as e
    print(e)
  end
  try
    own[1]:send(nil)
  except ValueError as e
    print(e)
  end
end

own[1] = selfish()
asyncio.run(main())
asyncio.run(own[1])
