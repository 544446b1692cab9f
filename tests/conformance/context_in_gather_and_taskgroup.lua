local var = contextvars.ContextVar("var", {default = "nothing"})

local async function child(name)
  local seen = var:get()
  var:set(name)
  await asyncio.sleep(1)
  return seen .. " then " .. var:get()
end

local async function main()
  local before = child("made before")
  var:set("main")
  local results = await asyncio.gather(before, child("b"))
  print("['" .. table.concat(results, "', '") .. "']")
  local one, two
  async with asyncio.TaskGroup() as group do
    one = group:create_task(child("c"))
    var:set("changed")
    two = group:create_task(child("d"))
  end
  print(one:result() .. " " .. two:result() .. " " .. var:get())
  local shielded = await asyncio.shield(child("e"))
  print(shielded .. " " .. var:get())
  local awaited = await asyncio.wait_for(child("f"), nil)
  print(awaited .. " " .. var:get())
  local task = asyncio.ensure_future(child("g"))
  var:set("after")
  print(await task)
end

asyncio.run(main())
