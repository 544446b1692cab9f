-- The cancelled task finds a coroutine object that has run already, or that waits for somebody else.
async function f()
  return 1
end

local function show(task)
  if task:cancelled() then print("cancelled") else print(repr(task:exception())) end
end

async function main()
  local c = f()
  local task = asyncio.create_task(c)
  task:cancel()
  print(await c)
  await asyncio.sleep(0)
  show(task)

  c = f()
  task = asyncio.create_task(c)
  print(await c)
  await asyncio.sleep(0)
  show(task)

  c = f()
  c:close()
  task = asyncio.create_task(c)
  task:cancel()
  await asyncio.sleep(0)
  show(task)

  c = f()
  task = asyncio.create_task(c)
  task:cancel()
  await asyncio.sleep(0)
  show(task)
end

asyncio.run(main())
