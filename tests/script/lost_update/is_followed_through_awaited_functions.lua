-- args: -X dev --clock=virtual
-- The result of an async function and the arguments of one hand on what they were read from.
local value = 0
local Store = {}
Store.__index = Store

async function Store:get(key)
  await asyncio.sleep(0.1)
  return self.data[key]
end

async function Store:set(key, new)
  await asyncio.sleep(0.1)
  self.data[key] = new
end

local async function read()
  await asyncio.sleep(0)
  return value
end

local async function write(new)
  await asyncio.sleep(0)
  value = new
end

async function add(by)
  local old = await read()
  await write(old + by)
end

async function add_in_one_line()
  await write(1 + await read())
end

async function double(store)
  local n = await store:get("n")
  return await store:set("n", n * 2)
end

async function main()
  await asyncio.gather(add(1), add(2))
  print(value)
  local store = setmetatable({data = {n = 4}}, Store)
  await asyncio.gather(double(store), double(store))
  print(store.data.n)
end

asyncio.run(main())

-- expect: 2
-- expect: 8
-- expect stderr contains: FILE:24: RuntimeWarning: task 'Task-3' overwrote what task 'Task-2' had written to 'value'
-- expect stderr contains: read  line 19: return value
-- expect stderr contains: await line 23: await asyncio.sleep(0)
-- expect stderr contains: FILE:14: RuntimeWarning: task 'Task-5' overwrote what task 'Task-4' had written to 'self.data[key]'
-- expect stderr contains: read  line 9: return self.data[key]
