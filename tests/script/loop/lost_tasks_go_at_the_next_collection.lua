-- A task that nobody can reach any more goes at the next collection, whatever it waits for, and says so.
async function waits(name)
  local f = asyncio.get_running_loop():create_future()
  print(name, "waits")
  await f
end

async function on_event()
  local e = asyncio.Event()
  await e:wait()
end

async function each_other(box)
  await asyncio.sleep(0)
  await box[1]
end

local keep = {}

async function main()
  do local t = asyncio.create_task(waits("local")) end
  keep[1] = asyncio.create_task(waits("table"), {name = "in a table"})
  await asyncio.sleep(0)
  collectgarbage()
  print("one gone")
  keep[1] = nil
  collectgarbage()
  print("two gone")
  asyncio.create_task(on_event(), {name = "event"})
  await asyncio.sleep(0)
  collectgarbage()
  print("three gone")
  do
    local a, b = {}, {}
    local ta = asyncio.create_task(each_other(b), {name = "a"})
    local tb = asyncio.create_task(each_other(a), {name = "b"})
    a[1], b[1] = ta, tb
  end
  for i=1,3 do await asyncio.sleep(0) end
  collectgarbage()
  print("four gone")
end
asyncio.run(main())

-- expect: local	waits
-- expect: table	waits
-- expect: one gone
-- expect: two gone
-- expect: three gone
-- expect: four gone
-- expect stderr: Task was destroyed but it is pending!
-- expect stderr: task: <Task pending name='Task-2' coro=<waits() running at FILE:5> wait_for=<Future pending cb=[Task.task_wakeup()]>>
-- expect stderr: Task was destroyed but it is pending!
-- expect stderr: task: <Task pending name='in a table' coro=<waits() running at FILE:5> wait_for=<Future pending cb=[Task.task_wakeup()]>>
-- expect stderr: Task was destroyed but it is pending!
-- expect stderr: task: <Task pending name='event' coro=<on_event() running at FILE:10> wait_for=<Future pending cb=[Task.task_wakeup()]>>
-- expect stderr: Task was destroyed but it is pending!
-- expect stderr: task: <Task pending name='a' coro=<each_other() running at FILE:15> wait_for=<Task pending name='b' coro=<each_other() running at FILE:15> wait_for=... cb=[Task.task_wakeup()]> cb=[Task.task_wakeup()]>
-- expect stderr: Task was destroyed but it is pending!
-- expect stderr: task: <Task pending name='b' coro=<each_other() running at FILE:15> wait_for=<Task pending name='a' coro=<each_other() done, defined at FILE:13>>>
