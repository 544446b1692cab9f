local function show(value)
  local text = tostring(value):gsub("at [^ >%]]*:%d+", "at FILE:N")
  print((text:gsub("0x%x+", "0xADDRESS")))
end

local async function waits(future)
  await future
end

local async function works()
  return "worked"
end

local async function fails()
  raise ValueError("x")
end

local async function main()
  local loop = asyncio.get_running_loop()
  local future = loop:create_future()
  local task = asyncio.create_task(waits(future), {name = "waiter"})
  show(task)
  await asyncio.sleep(0)
  show(task)
  show(future)
  task:cancel()
  show(task)
  await asyncio.wait({task})
  show(task)
  local done = asyncio.create_task(works())
  await done
  show(done)
  local failed = asyncio.create_task(fails(), {name = "bad one"})
  await asyncio.wait({failed})
  show(failed)
  failed:exception()
  show(asyncio.current_task())
  local c = works()
  show(c)
  await c
end

asyncio.run(main())
