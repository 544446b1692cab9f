local own = {}

local async function work()
  print("inside", own[1].cr_running)
  await asyncio.sleep(0)
end

local async function outer(inner)
  await inner
end

local async function main()
  local c = work()
  own[1] = c
  print(c.cr_running, c.cr_await == nil)
  await c
  print(c.cr_running)
  local future = asyncio.get_running_loop():create_future()

  local async function waits()
    await future
  end

  local inner = waits()
  c = outer(inner)
  local task = asyncio.create_task(c)
  await asyncio.sleep(0)
  print(c.cr_running, c.cr_await == inner)
  future:set_result(nil)
  await task
  print(c.cr_await == nil)
  print(c.name)
end

asyncio.run(main())
