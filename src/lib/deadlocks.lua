-- provides: _describe_deadlock
--
-- The words for a deadlock: who waits, for what, and who could help them.
--
-- What is known of each waiting task comes as a record:
--
--   task, number, name    the task, "Task-2"
--   coroutine             the name of its coroutine, "worker"
--   place, line, file     where it waits: "line 7: await queue:get()"
--   future                what it sleeps on
--   children              what it stands for: of a gather, of asyncio.wait, of a shield
--   object, variable      the lock or queue in whose line it stands, and what the program calls that
--   blocks                the `async with` blocks that it is in: their managers and lines
--
-- and gets here
--
--   wait                  what the object says of it (`__waits`), see there
--   helpers               records of those for whom it waits

local asyncio = ...

local Condition, Task = asyncio.Condition, asyncio.Task
local concat, format, getmetatable, ipairs = table.concat, string.format, getmetatable, ipairs
local isinstance, min, repr = isinstance, math.min, repr

local SHOWN = 20   -- of all tasks that wait

-- The lock behind what stands in an `async with`.
local function lock_of(manager)
  return getmetatable(manager) == Condition and manager._lock or manager
end

-- Which locks are held by an `async with`: lock -> {record =, line =}. Who waits for the news of a
-- condition has given its lock back.
local function holders(records)
  local result = {}
  for _, record in ipairs(records) do
    for _, block in ipairs(record.blocks or {}) do
      local lock = lock_of(block.manager)
      local given_back = record.object ~= lock and lock_of(record.object) == lock
      if not given_back then result[lock] = {record = record, line = block.line} end
    end
  end
  return result
end

-- Who is in an `async with` of what: manager -> records.
local function visitors(records)
  local result = {}
  for _, record in ipairs(records) do
    for _, block in ipairs(record.blocks or {}) do
      local list = result[block.manager] or {}
      result[block.manager] = list
      if list[#list] ~= record then list[#list + 1] = record end
    end
  end
  return result
end

-- Sets `wait` and `helpers` of each record.
local function connect(records)
  local of_task, of_number = {}, {}
  for _, record in ipairs(records) do
    of_task[record.task], of_number[record.number] = record, record
  end
  local holder_in_block, visitors_of = holders(records), visitors(records)
  for _, record in ipairs(records) do
    local wait = record.object and getmetatable(record.object).__waits(record.object, record.future) or {}
    record.wait, record.helpers = wait, {}
    for _, task in ipairs(wait.tasks or record.children or {record.future}) do
      record.helpers[#record.helpers + 1] = of_task[task]
    end
    local block = wait.lock and holder_in_block[wait.lock]
    if block then
      wait.holder_record, wait.line = block.record, block.line
    elseif wait.holder then
      wait.holder_record = of_number[wait.holder]
    end
    record.helpers[#record.helpers + 1] = wait.holder_record
    if wait.kind == "semaphore" then
      wait.takers = visitors_of[record.object] or {}
      local only = #wait.takers == 1 and wait.takers[1]
      if only and only ~= record then record.helpers[#record.helpers + 1] = only end
    end
  end
end

-- The records of a circle in which each waits for the next one, or nil.
local function find_circle(records)
  local seen, path = {}, {}

  local function follow(record)
    if path[record] then return record end
    if seen[record] then return nil end
    seen[record], path[record] = true, true
    path[#path + 1] = record
    for _, helper in ipairs(record.helpers) do
      local meeting = follow(helper)
      if meeting then return meeting end
    end
    path[#path], path[record] = nil, nil
    return nil
  end

  for _, record in ipairs(records) do
    local meeting = follow(record)
    if meeting then
      local first = #path
      while path[first] ~= meeting do first = first - 1 end
      local circle = {}
      for place = first, #path do circle[#circle + 1] = path[place] end
      return circle
    end
  end
end

-- "lock a, taken in line 13 by Task-3"
local function words_of_lock(record)
  local wait, holder = record.wait, record.wait.holder_record
  local who = holder == record and "itself" or holder and holder.name or "a task that has ended"
  if holder == nil and (wait.holder == nil or wait.holder == 0) then return wait.what end
  if wait.line < 1 then return format("%s, taken by %s", wait.what, who) end
  return format("%s, taken in line %d by %s", wait.what, wait.line, who)
end

-- "Task-2, Task-3 and 5 more"; the waiting task is "itself"
local function names_of(records, me)
  local names = {}
  for place = 1, min(#records, 3) do
    names[place] = records[place] == me and "itself" or records[place].name
  end
  local more = #records > 3 and format(" and %d more", #records - 3) or ""
  return concat(names, ", ") .. more
end

-- "lock a"; "lock" where the program calls it nothing else.
local function named(what, variable)
  if variable and not what:find(variable .. " %s", 1, true) then return format(what, variable) end
  return (what:gsub(" %%s", ""))
end

-- What the task waits for; nil when there are no better words than its place.
local function words_of(record)
  local wait = record.wait
  if wait.what then wait.what = named(wait.what, record.variable) end
  if wait.kind == "lock" then return words_of_lock(record) end
  if wait.takers and #wait.takers > 0 then return wait.what .. ", taken by " .. names_of(wait.takers, record) end
  if wait.what then return wait.what end
  if #record.helpers > 0 then return names_of(record.helpers, record) end
end

-- What it sleeps on, where nobody of the others can help: a task, a future, the first of several.
local function words_of_future(record)
  local children = record.children or {record.future}
  local first = children[1] or record.future
  local more = #children > 1 and format(" and %d more", #children - 1) or ""
  return (isinstance(first, Task) and first:get_name() or repr(first)) .. more
end

local function line_of_report(record, words)
  words = words or words_of_future(record)
  local place = record.place and record.place .. "  " or ""
  return format("%s  %s()  %swaits for %s", record.name, record.coroutine, place, words)
end

local function line_of_explanation(record, words)
  local place = record.place or words or ""
  if words and record.line then place = format("line %d: %s", record.line, words) end
  return format("%s  %s()  %s", record.name, record.coroutine, place)
end

-- The record that says best why nothing goes on, and which explanation that asks for: one that does not
-- wait for another of these tasks.
local function root_of(records)
  for _, record in ipairs(records) do
    local holder = record.wait.holder_record
    if holder == record then return record, "lock-again" end
    local takers = record.wait.takers
    if takers and #takers == 1 and takers[1] == record then return record, "semaphore-again" end
    for _, helper in ipairs(record.helpers) do
      if helper == record then return record, "itself" end
    end
    if #record.helpers == 0 then return record, record.wait.kind end
  end
  return records[1]
end

-- What two locks of a circle are called, where that tells them apart.
local function locks_of(circle)
  local names = {}
  for _, record in ipairs(circle) do
    if record.wait.kind == "lock" then names[#names + 1] = record.variable end
  end
  if names[1] ~= names[2] then return names[1], names[2], #names > 0 end
  return nil, nil, #names > 0
end

-- From the list of records to the lines of the report, and the facts of the explanation. `count` tasks
-- wait, of which there may be no record of some; `awaited`: the loop was to run until a future is done.
local function describe(records, count, awaited)
  if count == 0 then return {}, {variant = awaited and "future" or "idle", count = 0} end
  connect(records)
  local circle = find_circle(records)
  if circle and #circle == 1 then circle = nil end
  local root, variant
  if circle then root, variant = circle[1], "cycle" else root, variant = root_of(records) end

  local notes, lines = {}, {}
  for _, record in ipairs(records) do record.words = words_of(record) end
  for place = 1, min(#records, SHOWN) do
    notes[place] = line_of_report(records[place], records[place].words)
  end
  if count > SHOWN then notes[SHOWN + 1] = format("and %d more", count - SHOWN) end
  for place, record in ipairs(circle or records) do
    if place <= SHOWN then lines[place] = line_of_explanation(record, record.words) end
  end
  local second, first, are_locks = locks_of(circle or {})
  return notes, {
    variant = variant,
    first = second and first,
    second = second,
    locks = are_locks and "the locks" or nil,
    name = root and root.coroutine,
    count = count,
    waits = #lines > 0 and concat(lines, "\n") or nil,
    object = root and root.variable,
    file = root and root.file,
    line = root and root.line,
  }
end

return {_describe_deadlock = describe}
