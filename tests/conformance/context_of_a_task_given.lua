local var = contextvars.ContextVar("var", {default = 0})

local async function step(name)
  print(name .. " begins with " .. var:get())
  for _ = 1, 3 do
    var:set(var:get() + 1)
    await asyncio.sleep(0)
  end
  print(name .. " ends with " .. var:get())
end

local async function main()
  local shared = contextvars.copy_context()
  local one = asyncio.create_task(step("one"), {context = shared})
  local two = asyncio.get_running_loop():create_task(step("two"), {context = shared})
  await asyncio.wait {one, two}
  print(shared[var] .. " " .. var:get())
  async with asyncio.TaskGroup() as group do
    group:create_task(step("three"), {context = shared})
    group:create_task(step("four"))
  end
  print(shared[var] .. " " .. var:get())
end

asyncio.run(main())
