local async function sleeps()
  await asyncio.sleep(10)
end

local async function in_group()
  async with asyncio.TaskGroup() as group do
    group:create_task(sleeps())
  end
end

local async function main()
  local loop = asyncio.get_running_loop()

  local async function attempt(name, make)
    asyncio.current_task():cancel(name)
    try
      await make()
    except asyncio.CancelledError as e
      print(repr(e) .. " " .. asyncio.current_task():cancelling())
    end
    asyncio.current_task():uncancel()
  end

  await attempt("sleep(0)", function() return asyncio.sleep(0) end)
  await attempt("sleep", function() return asyncio.sleep(1) end)
  await attempt("future", function() return loop:create_future() end)
  await attempt("task", function() return asyncio.create_task(sleeps()) end)
  await attempt("gather", function() return asyncio.gather(sleeps(), sleeps()) end)
  await attempt("gather with exceptions", function() return asyncio.gather(sleeps(), sleeps(), {return_exceptions = true}) end)
  await attempt("shield", function() return asyncio.shield(sleeps()) end)
  await attempt("wait", function() return asyncio.wait({asyncio.create_task(sleeps())}) end)
  await attempt("wait_for", function() return asyncio.wait_for(sleeps(), 5) end)
  await attempt("TaskGroup", in_group)
end

asyncio.run(main())
