-- await: CALLS awaits of an async function that returns at once, in one task.
local calls = math.tointeger(arg[1])

local async function nothing() end

local async function main()
  for _ = 1, calls do await nothing() end
end

local start = os.clock()
asyncio.run(main())
print("seconds", os.clock() - start)
