local async function waits()
  await asyncio.get_running_loop():create_future()
end

local loop = asyncio.new_event_loop()
local task = loop:create_task(waits(), {name = "forgotten"})
loop:call_soon(loop.stop, loop)
loop:run_forever()
loop:close()
task = nil
collectgarbage()
collectgarbage()
-- expect stderr contains: Task was destroyed but it is pending!
-- expect stderr contains: task: <Task pending name='forgotten' coro=<waits() running at FILE:2>
