local other = asyncio.new_event_loop()

local async function attempt(name, make)
  try
    await make()
    print(name .. " went")
  except RuntimeError, ValueError as e
    print(name .. " " .. e.name)
  end
end

local async function main()
  local future = other:create_future()
  print(future:get_loop() ~= asyncio.get_running_loop() and "another" or "this one")

  local async function waits()
    await future
  end

  await attempt("await", waits)
  await attempt("task", function() return asyncio.create_task(waits()) end)
  await attempt("gather", function() return asyncio.gather(asyncio.sleep(0), future) end)
  await attempt("wait_for", function() return asyncio.wait_for(future, 1) end)
  await attempt("ensure_future", function()
    return asyncio.ensure_future(future, {loop = asyncio.get_running_loop()})
  end)

  -- Done already, it may be awaited anywhere.
  local done = other:create_future()
  done:set_result("done")

  local async function takes()
    print(await done)
  end

  await attempt("done", takes)
end

asyncio.run(main())
other:close()
