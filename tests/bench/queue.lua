-- queue: one producer and one consumer, ITEMS items through a queue that holds MAXSIZE.
local items, maxsize = math.tointeger(arg[1]), math.tointeger(arg[2])

local async function produce(queue)
  for i = 1, items do await queue:put(i) end
end

local async function consume(queue)
  local sum = 0
  for _ = 1, items do sum = sum + (await queue:get()) end
  return sum
end

local async function main()
  local queue = asyncio.Queue(maxsize)
  local _, sum = table.unpack(await asyncio.gather(produce(queue), consume(queue)), 1, 2)
  assert(sum == items * (items + 1) // 2)
end

local start = os.clock()
asyncio.run(main())
print("seconds", os.clock() - start)
