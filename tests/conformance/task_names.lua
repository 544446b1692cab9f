local async function nothing() end

local async function main()
  print(asyncio.current_task():get_name())
  local a = asyncio.create_task(nothing())
  local b = asyncio.create_task(nothing(), {name = "worker"})
  local c = asyncio.create_task(nothing(), {name = 5})
  local d = asyncio.create_task(nothing())
  print(table.concat({a:get_name(), b:get_name(), c:get_name(), d:get_name()}, " "))
  a:set_name("renamed")
  b:set_name(12)
  print(table.concat({a:get_name(), b:get_name()}, " "))
  await asyncio.wait({a, b, c, d})
  print(a:get_name())
end

asyncio.run(main())
asyncio.run(main())
