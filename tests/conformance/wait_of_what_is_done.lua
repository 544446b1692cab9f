local async function fails()
  raise ValueError("failed")
end

local async function sleeps()
  await asyncio.sleep(60)
end

local async function main()
  local loop = asyncio.get_running_loop()
  local finished = loop:create_future()
  finished:set_result("finished")
  local failed = asyncio.create_task(fails())
  local cancelled = asyncio.create_task(sleeps())
  cancelled:cancel()
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  local pending = asyncio.create_task(sleeps())

  local async function count(name, futures, how)
    local done, left = await asyncio.wait(futures, how)
    print(name .. " " .. #done .. " " .. #left)
  end

  for _, when in ipairs {asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED} do
    await count(when, {finished}, {return_when = when})
    await count(when, {finished, failed, cancelled}, {return_when = when})
    await count(when, {finished, pending}, {return_when = when, timeout = 0.001})
    await count(when, {failed, pending}, {return_when = when, timeout = 0.001})
    -- A cancellation is no exception.
    await count(when, {cancelled, pending}, {return_when = when, timeout = 0.001})
    await count(when, {pending}, {return_when = when, timeout = -1})
  end
  print(repr(failed:exception()))
end

asyncio.run(main())
