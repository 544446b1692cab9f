local log = {}

local async function works(name, delay)
  log[#log + 1] = name .. "1"
  await asyncio.sleep(delay)
  log[#log + 1] = name .. "2"
  await asyncio.sleep(delay)
  log[#log + 1] = name .. "3"
end

local async function main()
  -- Zero and less take a turn each, and none goes before the other.
  await asyncio.gather(works("a", 0), works("b", -1), works("c", 0), works("d", -0.5))
  print(table.concat(log, " "))
  log = {}
  -- The shortest of times takes the timers.
  await asyncio.gather(works("a", 0.000001), works("b", 0))
  print(table.concat(log, " ", 1, 5))
  print(await asyncio.sleep(-3, "result"))
  local task = asyncio.create_task(asyncio.sleep(0, "never"))
  task:cancel("first")
  try
    await task
  except asyncio.CancelledError as e
    print(repr(e))
  end
end

asyncio.run(main())
