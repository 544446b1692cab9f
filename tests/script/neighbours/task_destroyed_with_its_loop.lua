-- args: --clock=virtual
-- The program holds the tasks: they end with their loops.
async function work()
  await asyncio.sleep(10)
end

local closed, left = asyncio.new_event_loop(), asyncio.new_event_loop()
local one = closed:create_task(work())
local two = left:create_task(work())
closed:run_until_complete(asyncio.sleep(0))
closed:close()
left:run_until_complete(asyncio.sleep(0))

-- expect stderr contains: task-destroyed: work() was not done when its loop was closed.
-- expect stderr contains: 8 | local one = closed:create_task(work())
-- expect stderr contains: task-destroyed: work() was not done, and nothing runs its loop.
-- expect stderr contains: fix   loop:run_until_complete(task)
