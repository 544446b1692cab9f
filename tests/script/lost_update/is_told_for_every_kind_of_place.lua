-- args: -X dev --clock=virtual
-- A variable, a global, a field, an element; with the read in a local, in several, or inside the statement.
local counter, other = 0, 0
total = 0
local account = {balance = 0, entries = {10, 20}}

async function with_a_local()
  local old = counter
  await asyncio.sleep(0)
  counter = old + 1
end

async function inside_the_statement()
  total = total + await asyncio.sleep(0, 1)
end

async function through_several_locals()
  local a = account
  local b, rest = a.balance, 5
  local c = b + rest
  try
    await asyncio.sleep(0)
  finally
    a.balance = c
  end
end

async function element(i)
  local e = account.entries[i]
  for _ = 1, 2 do await asyncio.sleep(0) end
  account.entries[i] = e * 2
end

async function deeper()
  local old <const> = other
  local async function wait() await asyncio.sleep(0) end
  await wait()
  do other = math.max(old, 7) + 1 end
end

async function main()
  for _, f in ipairs {with_a_local, inside_the_statement, through_several_locals, deeper} do
    await asyncio.gather(f(), f())
  end
  await asyncio.gather(element(1), element(2))
  await asyncio.gather(element(2), element(2))
end

asyncio.run(main())

-- expect stderr contains: FILE:10: RuntimeWarning: task 'Task-3' overwrote what task 'Task-2' had written to 'counter'
-- expect stderr contains: lost-update: counter was written over a change that Task-2 had made.
-- expect stderr contains: read  line 8: local old = counter
-- expect stderr contains: await line 9: await asyncio.sleep(0)
-- expect stderr contains: other line 10: counter = old + 1
-- expect stderr contains: FILE:14: RuntimeWarning: task 'Task-5' overwrote what task 'Task-4' had written to 'total'
-- expect stderr contains: FILE:24: RuntimeWarning: task 'Task-7' overwrote what task 'Task-6' had written to 'a.balance'
-- expect stderr contains: FILE:38: RuntimeWarning: task 'Task-9' overwrote what task 'Task-8' had written to 'other'
-- expect stderr contains: FILE:31: RuntimeWarning: task 'Task-13' overwrote what task 'Task-12' had written to 'account.entries[i]'
