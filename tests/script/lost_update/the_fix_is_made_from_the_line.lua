-- args: -X dev --clock=virtual
-- What is shown can be typed in place of the line: with its operator, its names, and its await before it.
local text, list, balance, names, stats, kept = "", {}, 100, {}, {done = 0, sum = 0}, {1}

local async function fetch(x)
  await asyncio.sleep(0)
  return "x"
end

async function joins()
  text = text .. await fetch()
end

async function appends(n)
  list[#list + 1] = await fetch(n)
end

async function takes(n)
  local old = balance
  await asyncio.sleep(0)
  balance = old - n
end

local Bank = {accounts_by_owner = {ann = 1}}
async function Bank:deposit(name)
  local old = self.accounts_by_owner[name]
  await asyncio.sleep(0)
  self.accounts_by_owner[name] = old + 5
end

async function deposits() await Bank:deposit("ann") end

async function counts(n)
  local done, sum = stats.done, stats.sum
  await asyncio.sleep(0)
  stats.done, stats.sum = done + 1, sum + n
end

async function keeps(n)
  local old = kept
  await asyncio.sleep(0)
  kept = {old[1] + n}
end

async function quotes(n)
  local old = names.n or "old"
  await asyncio.sleep(0)
  names.n = "old" .. old
end

async function main()
  for _, f in ipairs {joins, appends, takes, deposits, counts, keeps, quotes} do await asyncio.gather(f(1), f(2)) end
end

asyncio.run(main())

-- expect stderr contains:    fix   local result = await fetch()
-- expect stderr contains:          text = text .. result
-- expect stderr contains:          async with lock do ... end      or let nobody in from read to write
-- expect stderr contains: Task-4 put 'x' there while Task-5 waited
-- expect stderr contains:    fix   local result = await fetch(n)
-- expect stderr contains:          list[#list + 1] = result
-- expect stderr contains:    fix   balance = balance - n           read it after the await, in one go
-- expect stderr contains:    fix   self.accounts_by_owner[name] = self.accounts_by_owner[name] + 5
-- expect stderr contains:    fix   stats.done = stats.done + 1
-- expect stderr contains: overwrote what task 'Task-10' had written to 'stats.sum'
-- expect stderr contains: Task-12 wrote another table while Task-13 waited
-- expect stderr contains:    fix   Read the value after the await, and write it before the next one.
-- expect stderr contains:    fix   Read the value after the await, and write it before the next one.
