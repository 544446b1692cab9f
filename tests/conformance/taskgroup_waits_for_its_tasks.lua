local async function work(name, delay)
  await asyncio.sleep(delay)
  print(name .. " done")
  return name:upper()
end

local async function main()
  local a, b
  async with asyncio.TaskGroup() as tg do
    a = tg:create_task(work("a", 0.02), {name = "task a"})
    b = tg:create_task(work("b", 0))
    print(tostring(tg))
    print(a:get_name())
  end
  print(a:result() .. b:result())
  async with asyncio.TaskGroup() as tg do
  end
  print("empty group")

  local async function spawns(tg)
    tg:create_task(work("grandchild", 0))
    print("spawned")
  end

  async with asyncio.TaskGroup() as tg do
    tg:create_task(spawns(tg))
  end
  print("end")
end

asyncio.run(main())
