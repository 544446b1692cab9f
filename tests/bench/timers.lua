-- timers: TASKS tasks, each sleeping 0 to 1 s at random.
local tasks = math.tointeger(arg[1])

-- The same sequence of random numbers from 0 to 1 in every language (Park and Miller's).
local state = 1
local function random()
  state = state * 16807 % 2147483647
  return state / 2147483647
end

local async function nap(seconds)
  await asyncio.sleep(seconds)
end

local async function main()
  local naps = {}
  for i = 1, tasks do naps[i] = asyncio.create_task(nap(random())) end
  for i = 1, tasks do await naps[i] end
end

local start = os.clock()
asyncio.run(main())
print("seconds", os.clock() - start)
