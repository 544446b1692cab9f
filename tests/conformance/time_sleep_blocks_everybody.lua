local async function ticker(log)
  for i = 1, 3 do
    log[#log + 1] = "tick"
    await asyncio.sleep(0.01)
  end
end

local async function blocker(log)
  await asyncio.sleep(0.005)
  log[#log + 1] = "blocks"
  time.sleep(0.1)
  log[#log + 1] = "goes on"
end

local async function main()
  local log = {}
  local begun = time.monotonic()
  await asyncio.gather(ticker(log), blocker(log))
  print(table.concat(log, " "))
  local elapsed = time.monotonic() - begun
  print(elapsed >= 0.1 and "long enough" or "too short")
  print(elapsed < 0.2 and "not longer" or "too long")
end

asyncio.run(main())
