-- eager_start came with Python 3.12. The expectation is what CPython 3.13.0 prints for the same program.
local async function work(name)
  print(name .. " begins")
  await asyncio.sleep(0)
  print(name .. " ends")
  return name
end

local function named(coroutine, options)
  print("made by its own constructor")
  return asyncio.Task(coroutine, options)
end

local async function main()
  local loop = asyncio.get_running_loop()
  local one = asyncio.Task(work("one"), {eager_start = true})
  local two = asyncio.Task(work("two"), {loop = loop, eager_start = false})
  local three = asyncio.create_task(work("three"), {name = "third", eager_start = true})
  print("all made " .. three:get_name())
  await asyncio.wait {one, two, three}
  local factory = asyncio.create_eager_task_factory(named)
  loop:set_task_factory(factory)
  print(loop:get_task_factory() == factory and "True")
  local task = asyncio.create_task(work("four"))
  print("made")
  print(await task)
end

asyncio.run(main())

local loop = asyncio.new_event_loop()
local task = asyncio.Task(work("not before the loop runs"), {loop = loop, eager_start = true})
print("made")
loop:run_until_complete(task)
loop:close()
