local async function work() return 1 end

local async function main()
  local task = asyncio.create_task(work())
  await task
  for _, name in ipairs {"result", "exception", "cancel", "done", "get_name"} do
    try
      task[name]()
    except TypeError as e
      print(e)
    end
  end
  try
    asyncio.get_running_loop().create_future()
  except TypeError as e
    print(e)
  end
  try
    task.result("not a task")
  except TypeError as e
    print("TypeError")
  end
end

asyncio.run(main())
-- expect stderr contains: 
-- expect: a method is called with a colon: write task:result(), not task.result()
-- expect: a method is called with a colon: write task:exception(), not task.exception()
-- expect: a method is called with a colon: write task:cancel(), not task.cancel()
-- expect: a method is called with a colon: write task:done(), not task.done()
-- expect: a method is called with a colon: write task:get_name(), not task.get_name()
-- expect: a method is called with a colon: write loop:create_future(), not loop.create_future()
-- expect: TypeError
