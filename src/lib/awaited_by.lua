-- provides: future_add_to_awaited_by future_discard_from_awaited_by _awaiters_of
--
-- Who waits for a future: the tasks that have to wait as long as it is not done.
--
-- Nothing is written down while a program runs. Every future knows who watches it: a task that awaits it,
-- a gather, or a callback. From that it is found out when somebody asks.

local asyncio, runtime = ...

local watchers_of, is_library_function = runtime.watchers_of, runtime.is_library_function
local isfuture, Task = asyncio.isfuture, asyncio.Task
local getupvalue, ipairs, isinstance, pairs = debug.getupvalue, ipairs, isinstance, pairs
local rawget, setmetatable, sort, type = rawget, setmetatable, table.sort, type

-- What programs have said with future_add_to_awaited_by: future -> waiter -> the number of the saying.
local declared = setmetatable({}, {__mode = "k"})
local sayings = 0

-- Says that `waiter` waits for `future`, where it does so in a way of its own: through a callback.
-- As asyncio.future_add_to_awaited_by.
local function future_add_to_awaited_by(future, waiter)
  if not isfuture(future) or not isfuture(waiter) then return end
  local waiters = declared[future] or {}
  declared[future] = waiters
  if waiters[waiter] then return end
  sayings = sayings + 1
  waiters[waiter] = sayings
end

-- Takes that back. As asyncio.future_discard_from_awaited_by.
local function future_discard_from_awaited_by(future, waiter)
  local waiters = declared[future]
  if waiters and waiter ~= nil then waiters[waiter] = nil end
end

-- The waiters that programs have told of, in the order in which they did.
local function declared_of(future)
  local list, waiters = {}, declared[future] or {}
  for waiter in pairs(waiters) do list[#list + 1] = waiter end
  sort(list, function(a, b) return waiters[a] < waiters[b] end)
  return list
end

-- What the library calls, in its callbacks, the future that it wakes.
local woken_names = {waiter = true, outer = true}

-- Whom a callback of the library wakes: the future of one of these names, or whoever is in the object of
-- the callback (in a TaskGroup the task of its block, in an as_completed those who stand in line).
local function woken_by(callback)
  local woken = {}
  local function add(value)
    if isfuture(value) then woken[#woken + 1] = value end
  end
  for place = 1, 255 do
    local name, value = getupvalue(callback, place)
    if name == nil then break end
    if woken_names[name] then
      add(value)
    elseif type(value) == "table" then
      add(rawget(value, "_parent"))
      local line = rawget(value, "_waiters")
      if line and line.values then
        for _, waiter in line:values() do add(waiter) end
      end
    end
  end
  return woken
end

-- Adds the tasks that wait for `future` to `list`. What stands between, the future of a gather or one
-- that the library has made to sleep on, is passed through. `met` is the set of all that was met.
local function add_awaiters(list, met, future)
  local function add(waiter)
    if met[waiter] then return end
    met[waiter] = true
    if isinstance(waiter, Task) then
      list[#list + 1] = waiter
    else
      add_awaiters(list, met, waiter)
    end
  end
  for _, watcher in ipairs(watchers_of(future)) do
    if isfuture(watcher) then
      add(watcher)
    elseif is_library_function(watcher) then
      for _, waiter in ipairs(woken_by(watcher)) do add(waiter) end
    end
  end
end

-- The tasks that wait for `future`, each once, and what programs have said.
local function awaiters_of(future)
  local list, listed = {}, {}
  add_awaiters(list, {}, future)
  for _, waiter in ipairs(list) do listed[waiter] = true end
  for _, waiter in ipairs(declared_of(future)) do
    if not listed[waiter] then list[#list + 1] = waiter end
  end
  return list
end

return {
  future_add_to_awaited_by = future_add_to_awaited_by,
  future_discard_from_awaited_by = future_discard_from_awaited_by,
  _awaiters_of = awaiters_of,
}
