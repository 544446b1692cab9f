local async function waiter(name, future)
  try
    print(name .. " got " .. await future)
  except asyncio.CancelledError as e
    print(name .. " " .. repr(e))
  except ValueError as e
    print(name .. " " .. repr(e))
  end
end

local async function main()
  local loop = asyncio.get_running_loop()
  for _, finish in ipairs {
    function(f) f:set_result("it") end,
    function(f) f:set_exception(ValueError("v")) end,
    function(f) f:cancel("c") end,
  } do
    local future = loop:create_future()
    local tasks = {}
    for i, name in ipairs {"a", "b", "c"} do
      tasks[i] = asyncio.create_task(waiter(name, future))
    end
    await asyncio.sleep(0)
    finish(future)
    print("finished")
    await asyncio.gather(table.unpack(tasks))
  end
end

asyncio.run(main())
