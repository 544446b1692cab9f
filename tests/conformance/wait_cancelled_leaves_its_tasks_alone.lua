local async function works(name, turns)
  for _ = 1, turns do
    await asyncio.sleep(0)
  end
  print(name .. " is done")
  return name
end

local async function main()
  local tasks = {asyncio.create_task(works("one", 4)), asyncio.create_task(works("two", 6))}
  local waiting = asyncio.create_task(asyncio.wait(tasks))
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  waiting:cancel("no more")
  try
    await waiting
  except asyncio.CancelledError as e
    print(repr(e))
  end
  local count = 0
  for _, task in ipairs(tasks) do
    if task:done() then
      count = count + 1
    end
  end
  print(count)
  local done, pending = await asyncio.wait(tasks)
  print(#done .. " " .. #pending)

  -- A task in two waits, of which one has a limit.
  local task = asyncio.create_task(works("three", 3))
  local function both(coroutine)
    return (async function()
      local done, pending = await coroutine
      return {done, pending}
    end)()
  end
  local results = await asyncio.gather(both(asyncio.wait({task}, {timeout = 0})), both(asyncio.wait({task})))
  local one, two = results[1], results[2]
  print(#one[1] .. " " .. #one[2] .. " " .. #two[1] .. " " .. #two[2])
end

asyncio.run(main())
