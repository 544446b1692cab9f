local function named(...)
  print("not here")
end

local function show(value)
  local text = tostring(value):gsub("at [^ >]*:%d+", "at FILE:N")
  print((text:gsub("when=[0-9.]+", "when=TIME")))
end

local async function main()
  local loop = asyncio.get_running_loop()
  local handle = loop:call_soon(named)
  show(handle)
  print(handle:cancelled() and "cancelled" or "not cancelled")
  handle:cancel()
  handle:cancel()
  print(handle:cancelled() and "cancelled" or "not cancelled")
  show(handle)

  local when = loop:time() + 100
  local timer = loop:call_at(when, named, "x", 1)
  show(timer)
  print(timer:when() == when and "same" or "other")
  print(timer:cancelled() and "cancelled" or "not cancelled")
  timer:cancel()
  print(timer:cancelled() and "cancelled" or "not cancelled")
  show(timer)
  local ran = loop:call_soon(print, "runs")
  await asyncio.sleep(0)
  ran:cancel()
end

asyncio.run(main())
