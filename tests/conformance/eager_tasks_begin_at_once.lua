-- Eager tasks came with Python 3.12. The expectation is what CPython 3.13.0 prints for the same program.
local async function immediate(value)
  print("immediate runs in " .. asyncio.current_task():get_name())
  return value
end

local async function waits()
  print("waits begins")
  await asyncio.sleep(0)
  print("waits goes on")
  await asyncio.sleep(1)
  return "waited"
end

local function bool(value) return value and "True" or "False" end

local async function nests()
  print("nests begins in " .. asyncio.current_task():get_name())
  local inner = asyncio.create_task(immediate("inner"))
  print("inner done: " .. bool(inner:done()) .. " back in " .. asyncio.current_task():get_name())
  return await inner
end

local async function main()
  local loop = asyncio.get_running_loop()
  loop:call_soon(print, "callback")
  local usual = asyncio.create_task(immediate("usual"))
  print("usual done: " .. bool(usual:done()))
  loop:set_task_factory(asyncio.eager_task_factory)
  local task = asyncio.create_task(immediate("now"))
  print("eager done: " .. bool(task:done()) .. " " .. task:result() .. " " .. (task:get_coro() or "None"))
  local slow = asyncio.create_task(waits())
  print("slow done: " .. bool(slow:done()) .. " " .. slow:get_coro().name)
  local nested = asyncio.create_task(nests())
  print("nested: " .. bool(nested:done()) .. " " .. nested:result())
  print("main is " .. asyncio.current_task():get_name() .. " of " .. #asyncio.all_tasks())
  task:add_done_callback(function(t) print("called back with " .. t:result()) end)
  print("before the first await")
  local first = await task
  local second = await usual
  print(first .. " " .. second .. " " .. await slow)
end

asyncio.run(main())
