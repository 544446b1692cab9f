local var = contextvars.ContextVar("var", {default = "nothing"})

local async function numbers()
  for i = 0, 2 do
    print("generator sees " .. var:get())
    var:set("generator " .. i)
    yield i
  end
  print("generator ends with " .. var:get())
end

local async function take(generator, name)
  var:set(name)
  local value = await generator:asend(nil)
  print(name .. " takes " .. value .. " and sees " .. var:get())
end

local async function main()
  async for i in numbers() do
    print(i .. " " .. var:get())
    var:set("main " .. i)
  end
  local generator = numbers()
  await take(generator, "main")
  await asyncio.create_task(take(generator, "task"))
  print("main still sees " .. var:get())
  await generator:aclose()
end

asyncio.run(main())
