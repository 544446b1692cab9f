-- spawn: BATCHES times, BATCH tasks made and gathered.
local batches, batch = math.tointeger(arg[1]), math.tointeger(arg[2])

local async function work(i)
  return i
end

local async function main()
  for _ = 1, batches do
    local tasks = {}
    for i = 1, batch do tasks[i] = asyncio.create_task(work(i)) end
    local results = await asyncio.gather(table.unpack(tasks))
    assert(results[batch] == batch)
  end
end

local start = os.clock()
asyncio.run(main())
print("seconds", os.clock() - start)
