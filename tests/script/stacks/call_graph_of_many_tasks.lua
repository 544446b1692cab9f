-- A long chain of tasks, and one task for which many wait in two ways, are told in linear time and space.
local async function waits(task)
  await task
end

local async function waits_for_both(one, other)
  await asyncio.gather(one, other)
end

local function size(task)
  local lines = 0
  for _ in asyncio.format_call_graph(task):gmatch("[^\n]+") do lines = lines + 1 end
  return lines
end

local async function main()
  local first = asyncio.create_task(asyncio.sleep(1))
  local last = first
  for _ = 1, 5000 do last = asyncio.create_task(waits(last)) end
  await last
  -- expect: 1
  print(size(first))

  first = asyncio.create_task(asyncio.sleep(1))
  last = first
  for _ = 1, 5000 do last = asyncio.create_task(waits(last)) end
  await asyncio.sleep(0.5)
  -- expect: 20001
  print(size(first))
  last:cancel()

  -- Each of these waits for the two before it: 2 to the power of 200 ways lead to the first.
  local one = asyncio.create_task(asyncio.sleep(1))
  local other, start = one, one
  for _ = 1, 200 do
    one, other = asyncio.create_task(waits_for_both(one, other)), one
  end
  await asyncio.sleep(0.5)
  -- expect: true
  print(size(start) < 1500)
  await one
end

asyncio.run(main())
