local async function nothing() end

local async function attempt(make)
  try
    await make()
  except TypeError, ValueError as e
    print(repr(e))
  end
end

local async function main()
  local task = asyncio.create_task(nothing(), {name = "t"})
  local c = nothing()
  await attempt(function() return asyncio.wait({}) end)
  await attempt(function() return asyncio.wait({c}) end)
  await attempt(function() return asyncio.wait(c) end)
  await attempt(function() return asyncio.wait({task}, {return_when = "SOMETIME"}) end)
  await attempt(function() return asyncio.wait(asyncio.get_running_loop():create_future()) end)
  await c
  await task
end

asyncio.run(main())
