-- taskgroup: GROUPS task groups one after the other, each of TASKS tasks that give way once.
local groups, tasks = math.tointeger(arg[1]), math.tointeger(arg[2])

local async function work()
  await asyncio.sleep(0)
end

local async function main()
  for _ = 1, groups do
    async with asyncio.TaskGroup() as group do
      for _ = 1, tasks do group:create_task(work()) end
    end
  end
end

local start = os.clock()
asyncio.run(main())
print("seconds", os.clock() - start)
