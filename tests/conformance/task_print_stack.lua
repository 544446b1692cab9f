local async function sleeps()
  await asyncio.sleep(1)
end

local async function fails()
  raise ValueError("bad luck")
end

local function show(task, keywords)
  keywords = keywords or {}
  local text = ""
  keywords.file = {write = function(_, ...) text = text .. table.concat {...} end}
  task:print_stack(keywords)
  text = text:gsub('"[^"]*", line %d+', '"FILE", line N')
  text = text:gsub(" at %S*:%d+", " at FILE:N")
  io.write((text:gsub(" coro=[^\n]*>", " ...>")))
end

local async function main()
  local task = asyncio.create_task(sleeps(), {name = "sleeper"})
  await asyncio.sleep(0)
  show(task)
  show(task, {limit = 0})
  local failed = asyncio.create_task(fails(), {name = "loser"})
  await asyncio.wait {failed}
  show(failed)
  show(failed, {limit = 0})
  failed:exception()
  await task
  show(task)
  task = asyncio.create_task(sleeps(), {name = "stopped"})
  task:cancel()
  await asyncio.wait {task}
  show(task)
end

asyncio.run(main())
