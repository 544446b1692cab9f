local async function inner(future)
  print("inner starts")
  await future
end

local async function outer(future)
  await asyncio.sleep(0)
  await inner(future)
  await asyncio.sleep(0)
end

local async function main()
  local future = asyncio.get_running_loop():create_future()
  local task = asyncio.create_task(outer(future), {name = "t"})
  print(task)
  await asyncio.sleep(0)
  print(task)
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  print(task)
  future:set_result("r")
  await task
  print(task)
end

asyncio.run(main())
-- expect: <Task pending name='t' coro=<outer() running at FILE:6>>
-- expect: <Task pending name='t' coro=<outer() running at FILE:7>>
-- expect: inner starts
-- expect: <Task pending name='t' coro=<outer() running at FILE:8> wait_for=<Future pending cb=[Task.task_wakeup()]>>
-- expect: <Task finished name='t' coro=<outer() done, defined at FILE:6> result=nil>
