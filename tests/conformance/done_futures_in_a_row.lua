local log = {}

local async function awaits_done(name, future, times)
  for n = 0, times - 1 do
    log[#log + 1] = name .. n
    await future
  end
end

local async function takes_turns(name, times)
  for n = 0, times - 1 do
    log[#log + 1] = name .. n
    await asyncio.sleep(0)
  end
end

local async function main()
  local future = asyncio.get_running_loop():create_future()
  future:set_result(nil)

  -- What is done is not waited for: nobody else gets a turn.
  await asyncio.gather(awaits_done("a", future, 3), takes_turns("b", 3), awaits_done("c", future, 2))
  print(table.concat(log, " "))
  log = {}

  local async function finished()
    return "finished"
  end

  local async function chain(depth)
    if depth > 0 then
      return await chain(depth - 1)
    end
    return (await future) or "deep"
  end

  local other = asyncio.create_task(takes_turns("other", 5))
  table.insert(log, (await finished()))
  table.insert(log, (await chain(50)))
  await asyncio.gather(future, future)
  table.insert(log, "gathered")
  local task = asyncio.create_task(finished())
  table.insert(log, "before")
  table.insert(log, (await task))
  await other
  print(table.concat(log, " "))
end

asyncio.run(main())
