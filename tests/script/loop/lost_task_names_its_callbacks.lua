-- A lost task is told with the callbacks that wait for it, though they go with it.
local background = {}

async function work()
  await asyncio.get_running_loop():create_future()
end

async function main()
  local task = asyncio.create_task(work())
  background[task] = true
  task:add_done_callback(function() background[task] = nil end)
  task = nil
  await asyncio.sleep(0)
  background = nil
  collectgarbage()
  print("main is done")
end

asyncio.run(main())

-- expect: main is done
-- expect stderr: Task was destroyed but it is pending!
-- expect stderr: task: <Task pending name='Task-2' coro=<work() running at FILE:5> wait_for=<Future pending cb=[Task.task_wakeup()]> cb=[<anonymous>() at FILE:11]>
