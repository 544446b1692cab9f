-- The numbers in task names go on: closing a runner makes two tasks of its own.

local async function name()
  return asyncio.current_task():get_name()
end

-- expect: Task-1
print(asyncio.run(name()))
-- expect: Task-4
print(asyncio.run(name()))
