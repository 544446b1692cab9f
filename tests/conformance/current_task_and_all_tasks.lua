local function names(tasks)
  local list = {}
  for i, task in ipairs(tasks) do
    list[i] = task:get_name()
  end
  table.sort(list)
  return table.concat(list, " ")
end

local async function child()
  print("in " .. asyncio.current_task():get_name())
  await asyncio.sleep(0)
  print("still " .. asyncio.current_task():get_name())
end

local async function main()
  asyncio.current_task():set_name("main")
  local loop = asyncio.get_running_loop()
  local task = asyncio.create_task(child(), {name = "child"})
  print(names(asyncio.all_tasks()))
  await asyncio.sleep(0)
  print(asyncio.current_task():get_name())
  print(asyncio.current_task(loop):get_name())
  loop:call_soon(function() print(asyncio.current_task() == nil and "no task" or "task") end)
  await task
  print(names(asyncio.all_tasks()))
  print(names(asyncio.all_tasks(loop)))
end

try
  asyncio.current_task()
except RuntimeError as e
  print(repr(e))
end
try
  asyncio.all_tasks()
except RuntimeError as e
  print(repr(e))
end
asyncio.run(main())
