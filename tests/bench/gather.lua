-- gather: BATCHES times, BATCH coroutines gathered, each of which gives way once.
local batches, batch = math.tointeger(arg[1]), math.tointeger(arg[2])

local async function work(i)
  await asyncio.sleep(0)
  return i
end

local async function main()
  for _ = 1, batches do
    local works = {}
    for i = 1, batch do works[i] = work(i) end
    local results = await asyncio.gather(table.unpack(works))
    assert(results[batch] == batch)
  end
end

local start = os.clock()
asyncio.run(main())
print("seconds", os.clock() - start)
