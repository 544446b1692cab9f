-- args: --clock=virtual
async function work()
  raise ValueError("no")
end

local function shown(f, ...)
  local coroutine = work()
  local ok, e = pcall(f, coroutine, ...)
  coroutine:close()
  print(e)
end

async function main()
  local group = asyncio.TaskGroup()
  shown(function(coroutine) group:create_task(coroutine) end)
  async with group do end
  group:create_task(work())
end

asyncio.run(main())

-- expect: TaskGroup <TaskGroup> has not been entered
-- expect stderr contains: RuntimeError: TaskGroup <TaskGroup entered> is finished
-- expect stderr contains: taskgroup-errors: the `async with` block of group is over.
-- expect exit: 1
