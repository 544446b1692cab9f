-- args: -X dev --clock=virtual
-- Nothing is said where the write does not come from an old read, or where nobody else wrote.
local counter, state, cache, same, guarded = 0, "idle", nil, 0, 0
local box = {n = 0, list = {}}

async function reads_again()
  local old = counter
  await asyncio.sleep(0)
  old = counter
  counter = old + 1
end

async function in_one_go()
  await asyncio.sleep(0)
  box.n = box.n + 1
end

async function writes_without_having_read()
  print(state)
  if state == "idle" then await asyncio.sleep(0) end
  state = "done"
end

async function fills_a_cache()
  cache = cache or await asyncio.sleep(0, {})
end

async function writes_what_was_there()
  local old = same
  await asyncio.sleep(0)
  same = old
end

async function looks_before_it_writes()
  local old = guarded
  await asyncio.sleep(0)
  if guarded == old then guarded = old + 1 end
end

local function bump() counter = counter + 1 end

async function alone()
  local old = counter
  bump()
  await asyncio.sleep(0)
  counter = old + 1
end

async function tries_again()
  for attempt = 1, 2 do
    try
      local async function fail()
        await asyncio.sleep(0)
        if attempt == 1 then raise ValueError("no") end
        return 1
      end
      counter = counter + await fail()
    except ValueError
      counter = 0
    end
  end
end

async function puts_the_difference()
  local before = counter
  await asyncio.sleep(0)
  counter = counter + (counter - before) + 1
end

async function fields_of_different_tables(t)
  local old = t.n
  await asyncio.sleep(0)
  t.n = old + 1
end

async function locals_of_its_own()
  local n = 0
  for _ = 1, 3 do
    local old = n
    await asyncio.sleep(0)
    n = old + 1
  end
end

async function main()
  for _, f in ipairs {reads_again, in_one_go, writes_without_having_read, fills_a_cache, writes_what_was_there,
                      looks_before_it_writes, puts_the_difference, locals_of_its_own} do
    await asyncio.gather(f(), f())
  end
  await alone()
  await tries_again()
  await asyncio.gather(fields_of_different_tables({n = 1}), fields_of_different_tables({n = 1}))
end

asyncio.run(main())

-- expect: idle
-- expect: idle
