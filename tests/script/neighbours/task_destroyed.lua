local async function waits()
  await asyncio.get_running_loop():create_future()
end
local loop = asyncio.new_event_loop()
local task = loop:create_task(waits())
loop:run_until_complete(asyncio.sleep(0))
loop:close()
-- args: --clock=virtual
-- expect stderr contains: Task was destroyed but it is pending!
-- expect stderr contains:   task-destroyed: 
