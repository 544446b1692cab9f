local async function work()
  await asyncio.sleep(0)
  return "result"
end

local async function main()
  local c = work()
  local task = asyncio.create_task(c)
  print(task:get_coro() == c, task:get_loop() == asyncio.get_running_loop())
  for _, ask in ipairs {task.result, task.exception} do
    try
      ask(task)
    except asyncio.InvalidStateError as e
      print(repr(e))
    end
  end
  for _, forbidden in ipairs {
    function() task:set_result(1) end,
    function() task:set_exception(ValueError()) end,
  } do
    try
      forbidden()
    except RuntimeError as e
      print(repr(e))
    end
  end
  task:add_done_callback(function(t) print("callback", t == task) end)
  print(task:done(), task:cancelled(), task:cancelling())
  print(await task)
  print(task:done(), task:cancelled(), task:result())
  print(task:exception() == nil and "none" or "some")
  print(task:cancel(), task:cancelling(), task:uncancel())
  print(await task)
  await asyncio.sleep(0)
end

asyncio.run(main())
