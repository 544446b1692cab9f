-- How many frames `limit` keeps.
local function attempt(task, limit)
  try
    return #task:get_stack({limit = limit})
  except TypeError
    return "TypeError"
  end
end

local function show(task, ...)
  local counts = {}
  for place, limit in ipairs {...} do counts[place] = tostring(attempt(task, limit)) end
  print(table.concat(counts, " "))
end

local function inner() raise ValueError("v") end
local function outer()
  inner()
end
local async function fails()
  outer()
end
local async function sleeps() await asyncio.sleep(1) end

local async function main()
  local failed, asleep = asyncio.create_task(fails()), asyncio.create_task(sleeps())
  await asyncio.wait({failed})
  show(failed, -1, 0, 1, 1.5, 2, 3, 4, "x")
  show(asleep, -1, 0, 0.5, 1, 1.5, 2, "x")
  print(#failed:get_stack(), #asleep:get_stack(), failed:exception() ~= nil)
end

asyncio.run(main())
