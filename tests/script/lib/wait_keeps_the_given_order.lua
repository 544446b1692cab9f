-- Where Python returns sets, wait() returns sequences in the order of its argument, each future once.

local async function after(delay)
  await asyncio.sleep(delay)
end

local function names(tasks)
  local list = {}
  for i, task in ipairs(tasks) do list[i] = task:get_name() end
  return table.concat(list, " ")
end

local async function main()
  local a = asyncio.create_task(after(3), {name = "a"})
  local b = asyncio.create_task(after(1), {name = "b"})
  local c = asyncio.create_task(after(2), {name = "c"})
  local d = asyncio.create_task(after(9), {name = "d"})
  local done, pending = await asyncio.wait({d, c, b, a, b, d}, {timeout = 2.5})
  -- expect: c b
  print(names(done))
  -- expect: d a
  print(names(pending))
  await asyncio.wait(pending)
end

asyncio.run(main())
