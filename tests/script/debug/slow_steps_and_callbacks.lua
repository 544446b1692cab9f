-- Under the virtual clock a step takes as long as it sleeps.
async function slow()
  time.sleep(0.2)
end

async function main()
  local loop = asyncio.get_running_loop()
  await slow()
  await asyncio.sleep(0)
  loop:call_soon(function() time.sleep(0.3) end)
  await asyncio.sleep(0)
  loop.slow_callback_duration = 0.5
  time.sleep(0.4)
  await asyncio.sleep(0)
  time.sleep(0.7)
end

asyncio.run(main(), {debug = true})
-- expect stderr contains: Executing <Task pending name='Task-1' coro=<main() running at FILE:9> cb=[_run_until_complete_cb()] created at FILE:18> took 0.2
-- expect stderr contains: Executing <Handle <anonymous>() at FILE:10 created at FILE:10> took 0.3
-- expect stderr contains: Executing <Task finished name='Task-1' coro=<main() done, defined at FILE:6> result=nil created at FILE:18> took 0.7
