async function forever(future)
  await future
end

async function main()
  asyncio.create_task(forever(asyncio.get_running_loop():create_future()))
  await asyncio.sleep(0)
  collectgarbage()
  await asyncio.sleep(1)
end

-- args: --clock=virtual --explain=off -X dev
asyncio.run(main())
-- expect stderr: Task was destroyed but it is pending!
-- expect stderr: source_traceback: Object created at (most recent call last):
-- expect stderr:   File "FILE", line 13, in <module>
-- expect stderr:     asyncio.run(main())
-- expect stderr:   File "FILE", line 6, in main
-- expect stderr:     asyncio.create_task(forever(asyncio.get_running_loop():create_future()))
-- expect stderr: task: <Task pending name='Task-2' coro=<forever() running at FILE:2> wait_for=<Future pending cb=[Task.task_wakeup()] created at FILE:6> created at FILE:6>
