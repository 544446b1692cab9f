local async function step(name)
  print(name .. " 1")
  await asyncio.sleep(0)
  print(name .. " 2")
  await asyncio.sleep(0)
  print(name .. " 3")
end

local async function main()
  local a = asyncio.create_task(step("a"))
  local b = asyncio.create_task(step("b"))
  print("made")
  local c = asyncio.create_task(step("c"))
  await b
  print("b awaited")
  await a
  await c
  print("all awaited")
end

asyncio.run(main())
