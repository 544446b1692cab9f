-- timeout: TASKS tasks, each of which does TURNS times something with a time limit that is not
-- reached: it gives way once.
local tasks, turns = math.tointeger(arg[1]), math.tointeger(arg[2])

local async function worker()
  for _ = 1, turns do
    async with asyncio.timeout(60) do
      await asyncio.sleep(0)
    end
  end
end

local async function main()
  local workers = {}
  for i = 1, tasks do workers[i] = asyncio.create_task(worker()) end
  await asyncio.gather(table.unpack(workers))
end

local start = os.clock()
asyncio.run(main())
print("seconds", os.clock() - start)
