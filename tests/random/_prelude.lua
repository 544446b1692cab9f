local tasks, deadlines, counted = {}, {}, 0

local function running()
  return asyncio.get_running_loop()
end

local show

local function show_all(values)
  local shown = {}
  for place = 1, values.n or #values do shown[place] = show(values[place]) end
  return shown
end

function show(value)
  if isinstance(value, BaseExceptionGroup) then
    return "group [" .. table.concat(show_all(value.exceptions), ", ") .. "]"
  elseif (isinstance(value, asyncio.CancelledError) or isinstance(value, ValueError) or isinstance(value, KeyError))
    and not repr(value):find("Token") then
    return repr(value)
  elseif isinstance(value, BaseException) then
    return value.name
  elseif type(value) == "table" then
    return "[" .. table.concat(show_all(value), ", ") .. "]"
  end
  return tostring(value)
end

local function current()
  local task = asyncio.current_task()
  return task and task:get_name() or "no task"
end

local function log(...)
  local time = math.floor(running():time() * 100 + 0.5)
  print(table.concat({time, current(), table.unpack(show_all(table.pack(...)))}, " "))
end

-- About n hundredths of a second; no two times are the same.
local function after(n)
  local now = math.floor(running():time() * 1000000 + 0.5)
  local deadline = now + n * 10000
  while deadlines[deadline] do deadline = deadline + 1 end
  deadlines[deadline] = true
  return (deadline - now) / 1000000
end

local function spawn(coroutine)
  local task = asyncio.create_task(coroutine, {name = "t" .. #tasks + 1})
  tasks[#tasks + 1] = task
  return task
end

local function pick(n)
  return tasks[n * 7 % #tasks + 1]
end

local function place_of(wanted)
  for place, task in ipairs(tasks) do
    if task == wanted then return place end
  end
end

-- One of the tasks that were made after the current one, so that none ever waits for itself.
local function later(n)
  local place = place_of(asyncio.current_task())
  if not place or place == #tasks then return asyncio.sleep(0, "none") end
  return tasks[place + 1 + n * 7 % (#tasks - place)]
end

local function notify(name)
  return function(task) log(name, task:cancelled()) end
end

local function tell(name, variable)
  log(name, variable:get("unset"))
end

local function told(name, variable)
  return function() tell(name, variable) end
end

local function count()
  counted = counted + 1
  return counted
end

local function reached(n)
  return function() return counted >= n end
end

-- @functions

local function others()
  local rest = {}
  for _, task in ipairs(asyncio.all_tasks()) do
    if task ~= asyncio.current_task() then rest[#rest + 1] = task end
  end
  table.sort(rest, function(a, b)
    local one, other = a:get_name(), b:get_name()
    if #one ~= #other then return #one < #other end
    return one < other
  end)
  return rest
end

async function main()
  share()
  for _, coroutine in ipairs {f1(), f2(), f3()} do spawn(coroutine) end
  for _ = 1, 20 do
    if #others() > 0 then await asyncio.sleep(after(5)) end
  end
  log("all are cancelled now")
  while #others() > 0 do
    for _, task in ipairs(others()) do task:cancel() end
    await asyncio.wait(others(), {timeout = after(5)})
  end
  for _, task in ipairs(tasks) do
    log(task:get_name(), task:cancelled() or task:exception() or task:result())
  end
end

asyncio.run(main())
