local async function f() end

local async function g()
  yield 1
end

local function plain()
  return f()
end

local async function main()
  local c = f()
  local generator = g()
  local task = asyncio.create_task(f())
  local future = asyncio.get_running_loop():create_future()
  local gathered = asyncio.gather(f())
  print(asyncio.iscoroutine(c), asyncio.iscoroutine(f), asyncio.iscoroutine(task), asyncio.iscoroutine(5))
  print(asyncio.iscoroutine(asyncio.sleep), asyncio.iscoroutine(nil))
  print(asyncio.iscoroutinefunction(f), asyncio.iscoroutinefunction(plain), asyncio.iscoroutinefunction(c))
  print(asyncio.iscoroutinefunction(g), asyncio.iscoroutinefunction(asyncio.sleep))
  print(asyncio.isfuture(task), asyncio.isfuture(future), asyncio.isfuture(gathered))
  print(asyncio.isfuture(c), asyncio.isfuture(asyncio.Future), asyncio.isfuture("future"))
  print(isinstance(task, asyncio.Task), isinstance(task, asyncio.Future), isinstance(future, asyncio.Task))
  await c
  await task
  await gathered
end

asyncio.run(main())
