local async function work() return 1 end

local async function main()
  local task = asyncio.create_task(work())
  await task
  try task.result() except TypeError as e print(tostring(e):match(":%a+%(")) end
  try task.exception() except TypeError as e print(tostring(e):match(":%a+%(")) end
  try task.cancel() except TypeError as e print(tostring(e):match(":%a+%(")) end
  try task.done() except TypeError as e print(tostring(e):match(":%a+%(")) end
  try
    asyncio.get_running_loop().create_future()
  except TypeError as e
    print("create_future", tostring(e):find(":create_future(", 1, true) ~= nil)
  end
  try
    task.result("not a task")
  except TypeError as e
    print("TypeError")
  end
end

asyncio.run(main())
-- expect: :result(
-- expect: :exception(
-- expect: :cancel(
-- expect: :done(
-- expect: create_future	true
-- expect: TypeError
