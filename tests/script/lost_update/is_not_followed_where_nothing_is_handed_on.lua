-- args: -X dev --clock=virtual
-- What one function returned is not what another one gave, nor is an argument of one that of the next.
local value, other = 0, 0

local async function read()
  await asyncio.sleep(0)
  return value
end

local async function nothing()
  await read()
end

local async function constant()
  await read()
  return 5
end

local async function from_a_queue(queue)
  await read()
  return await queue:get()
end

local async function write(new)
  await asyncio.sleep(0)
  value = new
end

async function each_in_turn(queue)
  local old = await read()
  await asyncio.sleep(0)
  local a = await constant()
  value = a
  local b = await from_a_queue(queue)
  value = b
  local c = await asyncio.sleep(0, 7)
  value = c
  await write(8)
  await asyncio.sleep(0, old)
  await write(9)
  old = nil
  await asyncio.wait_for(write(10), 1)
  local d = await nothing()
  other = d
end

async function main()
  local queue = asyncio.Queue()
  for i = 1, 2 do queue:put_nowait(i) end
  await asyncio.gather(each_in_turn(queue), each_in_turn(queue))
  print(value, other)
end

asyncio.run(main())

-- expect: 10	nil
