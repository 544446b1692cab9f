-- deep: a chain of DEPTH nested awaits, suspended SUSPENSIONS times at the bottom; CHAINS of them, one
-- after the other, so that there is something to measure.
local depth, suspensions, chains = math.tointeger(arg[1]), math.tointeger(arg[2]), math.tointeger(arg[3])

local async function chain(levels)
  if levels == 1 then
    for _ = 1, suspensions do await asyncio.sleep(0) end
    return 1
  end
  return 1 + await chain(levels - 1)
end

local async function main()
  for _ = 1, chains do assert(await chain(depth) == depth) end
end

local start = os.clock()
asyncio.run(main())
print("seconds", os.clock() - start)
