local function show(where)
  local names = {}
  for _, task in ipairs(asyncio.all_tasks()) do
    names[#names + 1] = task:get_name()
  end
  table.sort(names)
  print(where .. ": " .. table.concat(names, " "))
end

local async function works(turns)
  for _ = 1, turns do
    await asyncio.sleep(0)
  end
end

local async function main()
  asyncio.current_task():set_name("main")
  show("at first")
  local one = asyncio.create_task(works(0), {name = "one"})
  local two = asyncio.create_task(works(2), {name = "two"})
  local three = asyncio.create_task(works(9), {name = "three"})
  show("not begun")
  await asyncio.sleep(0)
  show("one is done")
  three:cancel()
  show("cancelled, but not done")
  await asyncio.sleep(0)
  show("three is done")
  await two
  one:add_done_callback(function() show("in a callback") end)
  await asyncio.sleep(0)
  two = nil
  local future = asyncio.gather(works(1), works(1))
  print(#asyncio.all_tasks())
  await future
  show("at the end")
  return asyncio.get_running_loop()
end

local loop = asyncio.run(main())
print(#asyncio.all_tasks(loop))
