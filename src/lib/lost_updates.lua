-- provides: _lost_updates
--
-- Debug mode: seeing an update that is lost between two tasks, when it happens.
--
--   local old = counter          -- one task reads,
--   await asyncio.sleep(0)       -- waits, and meanwhile another task writes;
--   counter = old + 1            -- what that one wrote is overwritten by a value that does not know of it
--
-- In debug mode the translator (src/lang/emit_watch.c) puts calls of a few functions beside the assignments
-- of a program. They keep, for each call of an async function, from which places its locals were read:
-- that is the call's *flow*. A *place* is a global, a field, or a variable that several functions use.
-- When a task writes a place, and the value comes from a read of that very place, and another task has
-- written there since, then an update was lost. Places are only known as long as a flow still holds a
-- read of them, so what is never read before an await costs next to nothing.

local asyncio, runtime = ...

local watched_task, await_line, notice = runtime.watched_task, runtime.await_line, runtime.notice
local format, get_name, pairs, pcall = string.format, asyncio.Task.get_name, pairs, pcall
local rawequal, rawget, repr, select = rawequal, rawget, repr, select
local setmetatable, type, unpack, upvalueid = setmetatable, type, table.unpack, debug.upvalueid

local weak_keys, weak_values = {__mode = "k"}, {__mode = "v"}

local fields = setmetatable({}, weak_keys)      -- table -> key -> place
local variables = setmetatable({}, weak_values) -- identity of a variable -> place

local moment = 0 -- reads and writes are numbered in the order in which they happen

-- What is kept under `key`, made if need be and wanted.
local function place_in(places, key, make)
  local place = places[key]
  if place == nil and make then
    place = {readers = setmetatable({}, weak_values), turn = 0}
    places[key] = place
  end
  return place
end

-- The last few that have read a place: only of these it is known later where they waited.
local MOST_READERS = 8

local function add_reader(place, task, flow)
  local turn = place.turn
  place.turn = (turn + 1) % MOST_READERS
  place.readers[2 * turn + 1], place.readers[2 * turn + 2] = task, flow
end

-- At which line each of them waits now.
local function waiting_readers(place)
  local waited, readers = setmetatable({}, weak_keys), place.readers
  for i = 1, 2 * MOST_READERS, 2 do
    local task, flow = readers[i], readers[i + 1]
    if task and flow then waited[task] = await_line(task, flow.first, flow.last) or waited[task] end
  end
  return waited
end

-- The place that `...` leads to, and what is there now. A variable is given as a function that returns it;
-- a field as a table, and keys that lead from it to the field. nil when there is no such place.
local function find_place(make, first, ...)
  local count = select("#", ...)
  if count == 0 then
    local place = place_in(variables, upvalueid(first, 1), make)
    if place then place.variable = first end -- keeps the variable, and so its identity
    return place, first()
  end
  local object = first
  for i = 1, count - 1 do
    if type(object) ~= "table" then return nil end
    object = rawget(object, (select(i, ...)))
  end
  local key = select(count, ...)
  if type(object) ~= "table" or key == nil or key ~= key then return nil end
  local known = fields[object]
  if not known then
    if not make then return nil end
    known = setmetatable({}, weak_values)
    fields[object] = known
  end
  return place_in(known, key, make), rawget(object, key)
end

-- What goes from one call to another, by task: the reads of the arguments of a call that is about to be
-- awaited, and those of what the last one has returned.
local passed, returned = setmetatable({}, weak_keys), setmetatable({}, weak_keys)

-- Reads that come from another call belong to this flow too.
local function adopt(task, flow, reads)
  for place in pairs(reads) do add_reader(place, task, flow) end
end

-- The flow of a call of the function `name` that stands in the lines `first` to `last`. It maps each
-- local to the reads that its value comes from, and each assignment under way to its reads so far. Reads are
-- kept by place, the last one of each: whoever has looked again knows what is there. The locals `...` are
-- the parameters.
local function begin(first, last, name, is_method, ...)
  local flow = {first = first, last = last, name = name}
  local task = watched_task()
  local arguments = task and passed[task]
  if arguments then
    passed[task] = nil
    if arguments.name == name and arguments.is_method == is_method then
      for i = 1, select("#", ...) do
        local reads = arguments[i]
        if reads then
          flow[(select(i, ...))] = reads
          adopt(task, flow, reads)
        end
      end
    end
  end
  return flow
end

-- An assignment reads a place. `assignment` is a negative number; `fresh` begins anew.
local function seen(flow, assignment, fresh, line, name, ...)
  if fresh then flow[assignment] = nil end
  local task = watched_task()
  if not task then return end
  local place, value = find_place(true, ...)
  if not place then return end
  moment = moment + 1
  add_reader(place, task, flow)
  local reads = flow[assignment] or {}
  reads[place] = {moment = moment, line = line, value = value}
  flow[assignment] = reads
end

-- Adds to `reads` those of `others`; either may be nil.
local function merge(reads, others)
  if not others then return reads end
  reads = reads or {}
  for place, read in pairs(others) do
    if not reads[place] or reads[place].moment < read.moment then reads[place] = read end
  end
  return reads
end

-- All reads that an assignment is made from: its own, and those of the locals `...`. nil: none.
local function sources(flow, assignment, ...)
  local reads = flow[assignment]
  flow[assignment] = nil
  for i = 1, select("#", ...) do reads = merge(reads, flow[(select(i, ...))]) end
  return reads
end

-- The local `target` gets a value that comes from these reads.
local function keep(flow, assignment, target, ...)
  flow[target] = sources(flow, assignment, ...)
end

-- The function `name` is about to be called. Each argument is a list: its assignment, its locals.
local function pass(flow, name, is_method, ...)
  local task = watched_task()
  if not task then return end
  returned[task] = nil
  local arguments = {name = name, is_method = is_method}
  for i = 1, select("#", ...) do
    arguments[i] = sources(flow, unpack((select(i, ...))))
  end
  passed[task] = arguments
end

-- A function returns a value that comes from these reads.
local function give(flow, assignment, ...)
  local task = watched_task()
  local reads = sources(flow, assignment, ...)
  if task then returned[task] = reads and {name = flow.name, reads = reads} end
end

-- An assignment has called a function, and gets what that has returned: the one called `name`, where it is
-- certain that this one must have returned it.
local function take(flow, assignment, name)
  local task = watched_task()
  local result = task and returned[task]
  if not result then return end
  returned[task] = nil
  if name and result.name ~= name then return end
  adopt(task, flow, result.reads)
  flow[assignment] = merge(flow[assignment], result.reads)
end

-- "task 'Task-2'", for messages; nil is the name of no task.
local function who(name)
  return name and format("task '%s'", name) or "a callback"
end

-- The last write that another than `task` made.
local function foreign_write(place, task)
  local last = place.last
  if last and last.by[1] ~= task then return last end
  return place.other
end

local function report(read, write, task, line, name)
  local me, other = get_name(task), write.writer
  local known, value = pcall(repr, write.value) -- which may run a __tostring of the program's
  notice("lost-update", line, format("%s overwrote what %s had written to '%s'", who(me), who(other), name), {
    mark = "read at line " .. read.line,
    name = name,
    task = me,
    other = other or "a callback",
    value = known and value or "something else",
    read = read.line,
    waited = write.waited[task],
    written = write.line,
  })
end

-- A place is written: says so when that loses what another task wrote there since the value was read.
local function wrote(flow, from, line, name, ...)
  local task = watched_task()
  local reads = flow and sources(flow, unpack(from))
  if task == nil then return end
  local place, value = find_place(false, ...)
  if not place then return end
  local read, write = reads and reads[place], foreign_write(place, task)
  if read and write and read.moment < write.moment and not rawequal(read.value, write.value) then
    report(read, write, task, line, name)
  end

  moment = moment + 1
  if place.last and place.last.by[1] ~= task then place.other = place.last end
  place.last = {
    by = setmetatable({task}, weak_values), -- does not keep it alive
    writer = task and get_name(task) or nil,
    moment = moment, line = line, value = value, waited = waiting_readers(place),
  }
end

return {_lost_updates = function() return begin, seen, keep, wrote, pass, take, give end}
