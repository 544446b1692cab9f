-- A task made by `create_task(f(x))` has no coroutine object until somebody asks for it; nobody can tell.
local async function work(x, y)
  if x == nil then return "nothing" end
  await asyncio.sleep(x)
  return x, y
end

local function plain(...) return work(...) end

local function message(f, ...)
  local _, e = pcall(f, ...)
  return (tostring(e):gsub("^.-:%d+: ", ""))
end

local async function main()
  local a, b, c = asyncio.create_task(work(1, "a")), asyncio.create_task(work()), asyncio.create_task(plain(2, "c"))
  print((tostring(a):gsub("coro=<work%(%) running at .*", "coro=<work() …")))
  -- expect: <Task pending name='Task-2' coro=<work() …
  local object = a:get_coro()
  print(object.name, object.cr_running, object == a:get_coro())
  -- expect: work	false	true
  print(table.unpack(await asyncio.gather(a, b, c)))
  -- expect: 1	nothing	2
  print(a:result())
  -- expect: 1	a

  local suspended = asyncio.create_task(work(5))
  await asyncio.sleep(0)
  object = suspended:get_coro()
  try await object except RuntimeError as e print(e) end
  -- expect: coroutine is being awaited already
  suspended:cancel("enough")
  try await suspended except asyncio.CancelledError as e print("cancelled", e) end
  -- expect: cancelled	enough
  try await object except RuntimeError as e print(e) end
  -- expect: cannot reuse already awaited coroutine

  print(message(function() return asyncio.create_task(missing(1)) end))
  -- expect: attempt to call a nil value (global 'missing')
  print(message(function() local o = {} return o.create_task(tostring(1)) end))
  -- expect: attempt to call a nil value (field 'create_task')
  print(message(function() return asyncio.create_task(tostring(4)) end))
  -- expect: a coroutine was expected, got '4'

  local own = {create_task = function(c) return "mine", c:close() end}
  print(own.create_task(work(1)))
  -- expect: mine
end
asyncio.run(main())
