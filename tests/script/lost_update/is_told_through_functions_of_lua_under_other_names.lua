-- args: -X dev --clock=virtual
-- What Lua's own functions give is made from what they are given, under whatever name they are called.
local floor, format = math.floor, string.format
local n, text, again = 0, "0", 0

local function cur() return again end

async function add()
  local old = n
  await asyncio.sleep(0)
  n = floor(old + 1)
end

async function note()
  local old = text
  await asyncio.sleep(0)
  text = format("%s%d", old, 1)
end

async function looks_again()
  local old = again
  await asyncio.sleep(0)
  again = floor(cur() + 1) + 0 * old
end

async function main()
  for _, f in ipairs {add, note, looks_again} do await asyncio.gather(f(), f()) end
  print(n, text, again)
end

asyncio.run(main())

-- expect: 1	01	2
-- expect stderr contains: FILE:11: RuntimeWarning: task 'Task-3' overwrote what task 'Task-2' had written to 'n'
-- expect stderr contains: FILE:17: RuntimeWarning: task 'Task-5' overwrote what task 'Task-4' had written to 'text'
