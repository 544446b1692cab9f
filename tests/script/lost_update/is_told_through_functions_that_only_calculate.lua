-- args: -X dev --clock=virtual
-- Functions that touch nothing but their own locals are left alone: what they give is made from some of
-- what they are given, or it has nothing to do with it.
local function add(a, b)
  local sum = a + b
  return sum
end

function power(base, exponent)
  if exponent == 1 then return base end
  return base * power(base, exponent - 1)
end

local function version(name)
  local text = "v"
  for i = 1, #name do text = text .. i end
  return text
end

balance, level, label, rest = 100, 2, "x", 1

async function deposit(n)
  local old = balance
  await asyncio.sleep(0)
  balance = add(old, n)
end

async function square()
  local old = level
  await asyncio.sleep(0)
  level = power(old, 2)
end

async function rename()
  local old = label
  await asyncio.sleep(0)
  label = version(old)
end

async function raise_level()
  local exponent = rest
  await asyncio.sleep(0)
  rest = power(2, exponent)
end

async function main()
  await asyncio.gather(deposit(1), deposit(2))
  await asyncio.gather(square(), square())
  await asyncio.gather(rename(), rename())
  await asyncio.gather(raise_level(), raise_level())
  print(balance, level, label, rest)
end

asyncio.run(main())

-- expect: 102	4	v1	2
-- expect stderr contains: FILE:25: RuntimeWarning: task 'Task-3' overwrote what task 'Task-2' had written to 'balance'
-- expect stderr contains: FILE:31: RuntimeWarning: task 'Task-5' overwrote what task 'Task-4' had written to 'level'
