-- args: -X dev --clock=virtual
-- What a call gives may come from a later read, however many calls there are in the expression.
local n, best = 0, 0

local function cur() return n end
local function add(a, b) return a + b end
local function current() return best end
local function larger(a, b)
  if a > b then return a end
  return b
end

async function bump()
  local old = n
  await asyncio.sleep(0.01)
  n = add(cur(), 1 + 0 * old)
end

async function offer(mine)
  local seen = best
  await asyncio.sleep(0.01)
  best = larger(mine, larger(seen, current()))
end

-- What cannot be followed may have looked again as well.
local plain = load("local get = ... return function(by) return get() + by end")(cur)

async function bump_through_plain_lua()
  local old = n
  await asyncio.sleep(0.01)
  n = plain(1) + 0 * old
end

local function first_of(...) return (...) end

async function bump_through_any_number_of_arguments()
  local old = n
  await asyncio.sleep(0.01)
  n = first_of(cur() + 1, old)
end

async function main()
  await asyncio.gather(bump(), bump(), bump())
  await asyncio.gather(offer(1), offer(3), offer(2))
  await asyncio.gather(bump_through_plain_lua(), bump_through_plain_lua())
  await asyncio.gather(bump_through_any_number_of_arguments(), bump_through_any_number_of_arguments())
  print(n, best)
end

asyncio.run(main())

-- expect: 7	3
