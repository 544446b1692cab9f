local async function inner()
  await asyncio.sleep(1)
end

local async function outer()
  try
    await inner()
  finally
    await asyncio.sleep(1)
  end
end

local async function deeper()
  raise ValueError("out of deeper")
end

local async function fails()
  await asyncio.sleep(0)
  await deeper()
end

local function names(frames)
  local list = {}
  for i, frame in ipairs(frames) do list[i] = repr(frame.name) end
  return "[" .. table.concat(list, ", ") .. "]"
end

local async function main()
  local task = asyncio.create_task(outer())
  print("before it began: " .. names(task:get_stack()))
  await asyncio.sleep(0)
  print("suspended: " .. names(task:get_stack()) .. " " .. names(task:get_stack {limit = 1}) .. " "
        .. names(task:get_stack {limit = 0}))
  task:cancel()
  await asyncio.sleep(0)
  print("in its finally: " .. names(task:get_stack()))
  await asyncio.wait {task}
  print("cancelled: " .. names(task:get_stack()))
  local failed = asyncio.create_task(fails())
  await asyncio.wait {failed}
  print("failed: " .. names(failed:get_stack()))
  print("limited: " .. names(failed:get_stack {limit = 1}) .. " " .. names(failed:get_stack {limit = 0}))
  print(repr(failed:exception()))
  local done = asyncio.create_task(asyncio.sleep(0))
  await done
  print("done: " .. names(done:get_stack()))
  local current = asyncio.current_task()
  local stack = current:get_stack()
  print("running: " .. stack[1].name .. " " .. stack[#stack].name .. " " .. names(current:get_stack {limit = 1}))
  try
    current:get_stack(1)
  except TypeError
    print("TypeError")
  end
end

asyncio.run(main())
