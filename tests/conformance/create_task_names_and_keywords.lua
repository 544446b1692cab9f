local async function nothing() end

local async function main()
  local loop = asyncio.get_running_loop()
  print(asyncio.create_task(nothing()):get_name())
  print(asyncio.create_task(nothing(), {name = "given"}):get_name())
  print(asyncio.create_task(nothing(), {name = nil, context = nil}):get_name())
  print(loop:create_task(nothing(), {name = 7}):get_name())
  print(loop:create_task(nothing()):get_name())
  print(asyncio.Task(nothing(), {name = "by the class"}):get_name())
  print(asyncio.ensure_future(nothing()):get_name())
  local task = asyncio.create_task(nothing())
  print(task:get_name())
  task:set_name("later")
  print(task:get_name())
  task:set_name(12)
  print(task:get_name() == "12" and "True" or "False")
  local group = asyncio.TaskGroup()
  async with group do
    print(group:create_task(nothing(), {name = "of a group"}):get_name())
    print(group:create_task(nothing()):get_name())
  end
  for _, object in ipairs {asyncio, loop, group} do
    local coroutine = nothing()
    try
      if object == asyncio then
        asyncio.create_task(coroutine, {nickname = "x"})
      else
        object:create_task(coroutine, {nickname = "x"})
      end
    except TypeError, RuntimeError as err
      print(err.name)
    end
    coroutine:close()
  end
end

asyncio.run(main())
