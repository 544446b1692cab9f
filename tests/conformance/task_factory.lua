local async function work(name)
  await asyncio.sleep(0)
  return name
end

local function factory(loop, coroutine)
  print("factory makes " .. coroutine.name)
  return asyncio.Task(coroutine, {loop = loop})
end

local async function main()
  local loop = asyncio.get_running_loop()
  print(loop:get_task_factory() or "None")
  loop:set_task_factory(factory)
  print(loop:get_task_factory() == factory and "True")
  local task = asyncio.create_task(work("one"), {name = "named"})
  print(task:get_name() .. " " .. await task)
  print(await loop:create_task(work("two")))
  print("['" .. table.concat(await asyncio.gather(work("three"), work("four")), "', '") .. "']")
  print(await asyncio.wait_for(work("five"), 1))
  print(await asyncio.ensure_future(work("six")))
  local seven
  async with asyncio.TaskGroup() as group do
    seven = group:create_task(work("seven"), {name = "of a group"})
  end
  print(seven:get_name() .. " " .. seven:result())
  local direct = asyncio.Task(work("eight"), {name = "direct"})
  print(direct:get_name() .. " " .. await direct)
  loop:set_task_factory(nil)
  local nine = await asyncio.create_task(work("nine"))
  print(nine .. " " .. (loop:get_task_factory() or "None"))
  for _, wrong in ipairs {5, "factory"} do
    try
      loop:set_task_factory(wrong)
    except TypeError as err
      print(err)
    end
  end

  local function failing(_, coroutine)
    coroutine:close()
    raise ValueError("no task for " .. coroutine.name)
  end

  loop:set_task_factory(failing)
  try
    asyncio.create_task(work("ten"))
  except ValueError as err
    print(err)
  end
  loop:set_task_factory(nil)
end

asyncio.run(main())
