local async function work()
  await asyncio.sleep(0)
  return "the result"
end

local async function bad()
  await asyncio.sleep(0)
  raise ValueError("the exception")
end

local function ask(name, f, task)
  try
    print(name .. ": " .. repr(f(task)))
  except BaseException as e
    print(name .. " raises " .. e.name .. ": " .. tostring(e))
  end
end

local async function main()
  for _, make in ipairs {work, bad} do
    local task = asyncio.create_task(make())
    ask("result not started", task.result, task)
    ask("exception not started", task.exception, task)
    await asyncio.sleep(0)
    ask("result running", task.result, task)
    ask("exception running", task.exception, task)
    try
      print("await gives " .. await task)
    except ValueError as e
      print("await raises " .. repr(e))
    end
    ask("result done", task.result, task)
    if make == bad then
      ask("exception done", task.exception, task)
    end
  end
  local task = asyncio.create_task(work())
  await asyncio.sleep(0)
  task:cancel("cancelled")
  ask("result being cancelled", task.result, task)
  await asyncio.wait({task})
  ask("result cancelled", task.result, task)
end

asyncio.run(main())
