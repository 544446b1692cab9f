-- lock: TASKS tasks, each of which takes one lock TURNS times and gives way while it holds it, so
-- that all others wait in line.
local tasks, turns = math.tointeger(arg[1]), math.tointeger(arg[2])

local async function worker(lock)
  for _ = 1, turns do
    async with lock do
      await asyncio.sleep(0)
    end
  end
end

local async function main()
  local lock, workers = asyncio.Lock(), {}
  for i = 1, tasks do workers[i] = asyncio.create_task(worker(lock)) end
  await asyncio.gather(table.unpack(workers))
end

local start = os.clock()
asyncio.run(main())
print("seconds", os.clock() - start)
