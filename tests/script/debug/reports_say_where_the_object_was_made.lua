async function bad()
  raise ValueError("x")
end

async function main()
  local loop = asyncio.get_running_loop()
  loop:call_later(0.1, function() raise ValueError("y") end)
  local task = asyncio.create_task(bad())
  await asyncio.sleep(0)
  task = nil
  collectgarbage()
  await asyncio.sleep(1)
end

asyncio.run(main(), {debug = true})
-- expect stderr: Task exception was never retrieved
-- expect stderr: future: <Task finished name='Task-2' coro=<bad() done, defined at FILE:1> exception=ValueError('x') created at FILE:8>
-- expect stderr: source_traceback: Object created at (most recent call last):
-- expect stderr:   File "FILE", line 15, in <module>
-- expect stderr:     asyncio.run(main(), {debug = true})
-- expect stderr:   File "FILE", line 8, in main
-- expect stderr:     local task = asyncio.create_task(bad())
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 2, in bad
-- expect stderr:     raise ValueError("x")
-- expect stderr: ValueError: x
-- expect stderr: Exception in callback <anonymous>() at FILE:7
-- expect stderr: handle: <TimerHandle when=0.1 <anonymous>() at FILE:7 created at FILE:7>
-- expect stderr: source_traceback: Object created at (most recent call last):
-- expect stderr:   File "FILE", line 15, in <module>
-- expect stderr:     asyncio.run(main(), {debug = true})
-- expect stderr:   File "FILE", line 7, in main
-- expect stderr:     loop:call_later(0.1, function() raise ValueError("y") end)
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 7, in <anonymous>
-- expect stderr:     loop:call_later(0.1, function() raise ValueError("y") end)
-- expect stderr:                                     ^^^^^^^^^^^^^^^^^^^^^
-- expect stderr: ValueError: y
