-- Not a test: other tests give it their coroutine objects.
local M = {}

async function M.run(coroutine)
  -- It is used here,
  -- and nowhere else in this file.
  return await coroutine
end

async function M.start(coroutine)
  -- Here it becomes a task.
  return await asyncio.create_task(coroutine)
end

return M
