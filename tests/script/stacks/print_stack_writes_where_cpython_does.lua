-- Without a file the heading goes to standard output and the frames go to standard error.
local async function sleeps()
  await asyncio.sleep(1)
end

local async function main()
  local task = asyncio.create_task(sleeps(), {name = "sleeper"})
  await asyncio.sleep(0)
  -- expect: Stack for <Task pending name='sleeper' coro=<sleeps() running at FILE:3> wait_for=<Future pending cb=[Task.task_wakeup()]>> (most recent call last):
  -- expect stderr:   File "FILE", line 3, in sleeps
  -- expect stderr:     await asyncio.sleep(1)
  task:print_stack()
  await task
end

asyncio.run(main())
