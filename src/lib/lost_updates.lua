-- provides: _lost_updates
--
-- Debug mode: seeing an update that is lost between two tasks, when it happens.
--
--   local old = counter          -- one task reads,
--   await asyncio.sleep(0)       -- waits, and meanwhile another task writes;
--   counter = old + 1            -- what that one wrote is overwritten by a value that does not know of it
--
-- In debug mode the translator (src/lang/emit_watch.c) puts calls of a few functions beside the statements
-- of a program. They keep, for each call of a function, what its values were made from: that is the call's
-- *flow*, a table from numbers to *reads*. A *place* is a global, a field, the length of a list, or a variable
-- that several functions use. Reads are kept by place, the last one of each: whoever has looked again knows
-- what is there. When a task writes a place, and the value comes from a read of that very place, and another
-- task has written there since, then an update was lost.
--
-- A value carries its reads through locals, arguments, results, fields and items of tables. Where it comes from
-- something that cannot be followed it may know of everything: then nothing is said. Places are only known
-- as long as something still holds a read of them, so what is never read before an await costs little.

local asyncio, runtime = ...

local watched_task, await_line = runtime.watched_task, runtime.await_line
local get_name, pairs = asyncio.Task.get_name, pairs
local math_type, rawequal, rawget, rawlen, select = math.type, rawequal, rawget, rawlen, select
local setmetatable, type, unpack = setmetatable, type, table.unpack
local getmetatable, upvalueid = debug.getmetatable, debug.upvalueid

local weak_keys, weak_values, weak = {__mode = "k"}, {__mode = "v"}, {__mode = "kv"}

local fields = setmetatable({}, weak_keys)      -- table -> key -> place
local variables = setmetatable({}, weak_values) -- identity of a variable -> place
local contents = setmetatable({}, weak_keys)    -- table -> key -> what was put there, and its reads

local moment = 0 -- reads and writes are numbered in the order in which they happen

-- The numbers in a flow that are no locals: see emit_watch.c.
local UNKNOWN, FIRST_RESULT = -1, -4000

-- A task as others keep it, who do not keep it alive: in a list with nothing else.
local marks = setmetatable({}, weak_keys)

local function mark_of(task)
  local mark = marks[task]
  if not mark then
    mark = setmetatable({task}, weak_values)
    marks[task] = mark
  end
  return mark
end

-- Values are kept so that nothing is alive only because it is watched: objects in a weak table.
local is_object = {table = true, userdata = true, thread = true, ["function"] = true}

local function kept(value)
  return is_object[type(value)] and setmetatable({value}, weak_values) or value
end

local function unkept(value)
  if type(value) == "table" then return value[1] end
  return value
end

-- Whether what was kept is this very value. An object that is gone is no other.
local function is(old, value)
  if type(old) ~= "table" then return rawequal(old, value) end
  return value ~= nil and rawequal(old[1], value)
end

-- The same of two that were kept. Two objects that are gone may have been one.
local function are_same(old, new)
  if type(old) ~= "table" or type(new) ~= "table" then return rawequal(old, new) end
  return rawequal(old[1], new[1])
end

local length = {}     -- in place of a key: the length of a list
local anything = {}   -- in place of a place: whatever there is may have been read
local unfollowed = {} -- in place of reads: what a call gives that cannot be followed

-- ---- places ----

-- What is kept under `key`, made if need be and wanted.
local function place_in(places, key, make)
  local place = places[key]
  if place == nil and make then
    place = {readers = setmetatable({}, weak_values), turn = 0}
    places[key] = place
  end
  return place
end

-- The table that keys lead to, and the last of the keys; nil when there is no such place.
local function follow(object, ...)
  local count = select("#", ...)
  for i = 1, count - 1 do
    if type(object) ~= "table" then return nil end
    object = rawget(object, (select(i, ...)))
  end
  local key = select(count, ...)
  if type(object) ~= "table" or key == nil or key ~= key then return nil end
  return object, key
end

-- What is there, looked at without side effects. The first argument means nothing.
local function raw(_, object, ...)
  if select("#", ...) == 0 then return object end
  local key
  object, key = follow(object, ...)
  if object == nil then return nil end
  if key ~= length then return rawget(object, key) end
  local metatable = getmetatable(object)
  return not (metatable and rawget(metatable, "__len")) and rawlen(object) or nil
end

-- A sum, a difference, or two texts as one; nil where these are no plain values.
local function work(operation, a, b)
  if operation == ".." then
    local plain = (type(a) == "string" or math_type(a)) and (type(b) == "string" or math_type(b))
    return plain and a .. b or nil
  end
  if not math_type(a) or not math_type(b) then return nil end
  return operation == "+" and a + b or a - b
end

-- The place of a variable, which is given as a function that returns it, and what is there now.
local function variable_place(get, make)
  local identity = upvalueid(get, 1)
  if not identity then return nil end
  local place = place_in(variables, identity, make)
  if place then place.variable = get end -- keeps the variable, and so its identity
  return place, get()
end

-- The place of a field, and what is there now.
local function field_place(object, key, make)
  local known = fields[object]
  if not known then
    if not make then return nil, rawget(object, key) end
    known = setmetatable({}, weak)
    fields[object] = known
  end
  if key == length then return place_in(known, key, make), rawlen(object) end
  local place = place_in(known, key, make)
  local list = known[length]
  if not place and list and math_type(key) then -- somebody goes by the length: all items count
    place = place_in(known, key, true)
    list.items = list.items or {}
    list.items[key] = place
  end
  return place, rawget(object, key)
end

-- ---- reads ----

-- The last few that have read a place: only of these it is known later where they waited.
local MOST_READERS = 8

local function add_reader(place, task, flow)
  if not task then return end
  local turn = place.turn
  place.turn = (turn + 1) % MOST_READERS
  place.readers[2 * turn + 1], place.readers[2 * turn + 2] = task, flow
end

local function waiting_line(task, flow)
  local line = await_line(task, flow.file, flow.first, flow.last)
  return line and {flow.file, line}
end

-- At which line each of them waits now.
local function waiting_readers(place)
  local waited, readers = setmetatable({}, weak_keys), place.readers
  for i = 1, 2 * MOST_READERS, 2 do
    local task, flow = readers[i], readers[i + 1]
    if task and flow then waited[task] = waiting_line(task, flow) or waited[task] end
  end
  return waited
end

-- Reads that come from elsewhere belong to this flow too.
local function adopt(flow, reads)
  for place in pairs(reads) do
    if place.readers then add_reader(place, flow.task, flow) end
  end
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

-- The value is no longer what was read.
local function changed(reads)
  for place, read in pairs(reads) do
    if read.unchanged then
      reads[place] = {
        moment = read.moment, file = read.file, line = read.line, value = read.value, by = read.by,
      }
    end
  end
  return reads
end

-- A value may be made from so many places. One that is made from more is not followed.
local MOST_PLACES = 50

local function is_too_much(reads)
  local count = 0
  for _ in pairs(reads) do count = count + 1 end
  return count > MOST_PLACES
end

local made_from

-- All reads that a value is made from, which are kept under the numbers `...`; nil: none.
local function collect(flow, unchanged, ...)
  local reads
  for i = 1, select("#", ...) do
    local number = select(i, ...)
    local others = flow[number]
    if number == UNKNOWN or others == unfollowed then
      others = {[anything] = {moment = moment}}
    elseif others and others.is_call then
      others = made_from(flow, others)
    end
    reads = merge(reads, others)
  end
  if reads and is_too_much(reads) then return {[anything] = {moment = moment}} end
  if reads and not unchanged then return changed(reads) end
  return reads
end

-- What a function of Lua's gives, which makes it from its arguments.
function made_from(flow, call)
  local reads
  for i = 4, #call do reads = call[i] and merge(reads, collect(flow, unpack(call[i]))) or reads end
  return reads
end

-- The same at the end of a statement, or of a part of it: what that has read itself is then forgotten.
local function sources(flow, unchanged, ...)
  local reads = collect(flow, unchanged, ...)
  for i = 1, select("#", ...) do
    local number = select(i, ...)
    if number < 0 and number > FIRST_RESULT then flow[number] = nil end
  end
  return reads
end

-- What another task has left somewhere is nothing that this task has kept for itself. But who reads it may know
-- what that one knew: its reads are kept aside, and hold back what would be said.
local function aside(reads)
  local known = {}
  for place, read in pairs(reads) do
    if place.readers and not place.aside then place.aside = {} end
    local key = place.aside or place
    if not known[key] or known[key].moment < read.moment then known[key] = read end
  end
  return known
end

local function reads_of(content, task)
  if not content then return nil end
  return content.by[1] == task and task and content.reads or aside(content.reads)
end

-- The reads of what was put into a table under `key`, if it is still there.
local function contents_of(object, key, value, task)
  local known = contents[object]
  local content = known and known[key]
  if not content or not is(content.value, value) then return nil end
  return reads_of(content, task)
end

local function put(flow, object, key, value, reads)
  local known = contents[object]
  if not flow.by then reads = nil end
  if reads and not known then
    known = setmetatable({}, weak_keys)
    contents[object] = known
  end
  if known then known[key] = reads and {value = kept(value), reads = reads, by = flow.by} end
end

-- The same of a variable. A callback may have been made by the task that has set it.
local function inside_variable(place, value, task)
  local content = place.content
  if not content or not is(content.value, value) then return nil end
  return reads_of(content, task or content.by[1])
end

local function set_variable(flow, place, value, reads)
  place.content = reads and flow.by and {value = kept(value), reads = reads, by = flow.by} or nil
end

-- The statement under way reads a place. `number` is where the read is kept; `fresh` begins anew.
local function seen(flow, number, fresh, line, name, first, ...)
  if flow.task == nil then return end
  if fresh then flow[number] = nil end
  local task = watched_task()
  if task == nil then return end
  local place, value, inside
  if select("#", ...) == 0 then
    place, value = variable_place(first, true)
    inside = place and inside_variable(place, value, task)
  else
    local object, key = follow(first, ...)
    if not object then return end
    place, value = field_place(object, key, true)
    inside = contents_of(object, key, value, task)
  end
  if not place then return end
  moment = moment + 1
  add_reader(place, task, flow)
  local reads = merge(flow[number] or {}, inside)
  if inside then adopt(flow, inside) end
  reads[place] = {
    moment = moment, file = flow.file, line = line, value = kept(value), by = flow.by, unchanged = true,
  }
  flow[number] = reads
end

-- One of several values comes from these reads.
local function note(flow, number, ...)
  if flow.task == nil then return end
  flow[number] = sources(flow, ...)
end

-- The local `target` gets a value that comes from these reads.
local function keep(flow, target, ...)
  if flow.task == nil then return end
  flow[target] = sources(flow, ...)
  flow.calls = nil
end

-- The same local is one that other functions use too, and look up by themselves.
local function hold(flow, target, get)
  if flow.task == nil then return end
  local reads = flow[target]
  if not reads and not flow.held then return end
  local place, value = variable_place(get, true)
  if not place then return end
  set_variable(flow, place, value, reads)
  flow.held = flow.held or {}
  flow.held[target] = place -- keeps it as long as the flow
end

-- A new table has under `key` a value that comes from these reads.
local function fill(flow, object, key, ...)
  if flow.task == nil then return end
  local reads = sources(flow, ...)
  if reads and type(object) == "table" and key ~= nil and key == key then
    put(flow, object, key, rawget(object, key), reads)
  end
end

-- ---- calls ----

-- The flow of each task whose statement is under way and calls.
local calling = setmetatable({}, weak_keys)

local DEEPEST = 100 -- so many calls inside calls are followed

-- Which of the calls under way begins; nil: none that is known.
local function find_call(flow, name, is_method)
  while flow and flow.calls do
    for i = flow.next_call, #flow.calls do
      local call = flow.calls[i]
      if call[1] == name and call[2] == is_method then
        flow.next_call = i + 1
        return flow, i, call
      end
    end
    flow = flow.returns and flow.caller
  end
end

-- The flow of a call of the function `name` that stands in the lines `first` to `last`. The numbers `...` are
-- those of the parameters.
local function begin(text, first, last, name, is_method, ...)
  local task = watched_task()
  if task == nil then return text.main end
  local flow = {file = text.file, first = first, last = last, task = task, by = mark_of(task)}
  local outer = calling[task]
  local caller, index, call = find_call(outer, name, is_method)
  if call then
    flow.index = FIRST_RESULT - index
    for i = 1, select("#", ...) do
      local argument = call[3 + i]
      local reads = argument and sources(caller, unpack(argument))
      if reads then
        flow[(select(i, ...))] = reads
        adopt(flow, reads)
      end
    end
  end
  caller = caller or (outer and outer.calls and outer)
  flow.depth = caller and caller.depth + 1 or 0
  if flow.depth < DEEPEST then flow.caller = caller end
  calling[task] = flow
  return flow
end

-- Functions of Lua's that make what they give from their arguments.
local makes = {[assert] = true, [select] = true, [tonumber] = true, [tostring] = true, [type] = true}
for _, library in pairs {math, os, string, table, utf8} do
  for _, f in pairs(library) do makes[f] = true end
end

-- What is known of the result of a call before it begins; it may never be known to begin.
local function result_before(call)
  local callee = call[3]
  if not callee then return nil end
  if call[2] then return type(callee) ~= "userdata" and unfollowed or nil end
  call.is_call = makes[callee] or false
  return call.is_call and call or unfollowed
end

-- The statement is about to call these functions. Each is a list: its name, whether it is a method, the function
-- (of a method the object) or false where it is awaited, and for each argument a list of what that comes from, or
-- false.
local function pass(flow, ...)
  if flow.task == nil then return end
  local calls = {...}
  for i = 1, #calls do flow[FIRST_RESULT - i] = result_before(calls[i]) end
  flow.calls, flow.next_call, flow.returns = calls, 1, nil
  calling[flow.task] = flow
end

-- A function gives its caller a value that comes from these reads. Where the caller was about to return, its own
-- caller gets them too.
local function deliver(flow, reads)
  local caller = flow.caller
  if not caller then return end
  if flow.index then
    caller[flow.index] = reads
    if reads then adopt(caller, reads) end
    if caller.returns then deliver(caller, collect(caller, unpack(caller.returns))) end
  end
  calling[flow.task] = caller
end

-- A function is about to return a value that comes from these reads, and from what it calls for it.
local function give(flow, calls, ...)
  if flow.task == nil then return end
  if calls then
    flow.returns = {...}
  else
    flow.calls = nil
  end
  deliver(flow, collect(flow, ...))
  if calls then calling[flow.task] = flow end
end

-- ---- writes ----

-- Whether a value with these reads may know of what was written to the place.
local function may_know(reads, place, write)
  local known, read = reads[anything], reads[place.aside]
  return (known and known.moment >= write.moment) or (read and read.moment > write.moment)
end

-- The write of another that these reads of `place`, or of `list` for its key, do not know of; and the read.
local function lost(reads, place, list, task, value)
  local read, write = reads and reads[list or place], place.last
  if not read or not write or write.by[1] == (task or read.by[1]) then return nil end
  if read.moment > write.moment or may_know(reads, list or place, write) then return nil end
  if list then return write.kind ~= "nil" and write, read end
  if are_same(read.value, write.value) or (read.unchanged and is(read.value, value)) then return nil end
  if type(value) == "table" and is(write.value, value) then return nil end
  return write, read
end

-- The reads of a value, and where it is a new table of what was put into it.
local function all_reads(reads, value, task)
  local known = type(value) == "table" and contents[value]
  if not known then return reads end
  local all = merge(nil, reads)
  for key in pairs(known) do all = merge(all, contents_of(value, key, rawget(value, key), task)) end
  return all
end

local function remember(place, list, task, file, line, value)
  moment = moment + 1
  place.last = {
    by = mark_of(task),
    writer = task and get_name(task) or nil,
    moment = moment, file = file, line = line, value = kept(value), kind = type(value),
    waited = waiting_readers(list or place),
  }
end

-- `value` was written to a place: says so when that loses what another task wrote there since it was read.
local function written(flow, reads, key_reads, text, line, name, task, place, list, value)
  reads = all_reads(reads, value, task)
  local write, read = lost(reads, place, nil, task, value)
  if not write and list and not (reads and reads[place]) then
    write, read = lost(key_reads, place, list, task, value)
  end
  if write then
    local is_list = read ~= (reads and reads[place])
    asyncio._report_lost_update {
      flow = flow, place = is_list and list or place, is_list = is_list, read = read, write = write,
      task = task or nil, reader = task or read.by[1], value = unkept(write.value),
      line = line, name = name, text = text,
    }
  end
  remember(place, list, task, flow.file, line, value)
end

local function wrote_field(flow, reads, key_reads, text, line, name, task, object, key)
  local place, value = field_place(object, key)
  put(flow, object, key, value, reads)
  local list = math_type(key) and fields[object] and fields[object][length] or nil
  if place then written(flow, reads, key_reads, text, line, name, task, place, list, value) end
end

-- A place is written. `from` and `keys` say what the value and the key come from; nil: from no place.
local function wrote(flow, from, keys, text, line, name, first, ...)
  local task = watched_task()
  if task == nil then return end
  local reads = from and sources(flow, unpack(from))
  local key_reads = keys and sources(flow, unpack(keys))
  flow.calls = nil
  if select("#", ...) > 0 then
    local object, key = follow(first, ...)
    if object then wrote_field(flow, reads, key_reads, text, line, name, task, object, key) end
    return
  end
  local place, value = variable_place(first, false)
  if not place then return end
  written(flow, reads, nil, text, line, name, task, place, nil, value)
  set_variable(flow, place, value, reads)
end

-- The statement will write a field whose key had to be worked out.
local function aim(flow, number, ...)
  if flow.task == nil then return end
  local object, key = follow(...)
  flow.aims = flow.aims or {}
  flow.aims[number] = object and {object, key} or nil
end

-- It has been written.
local function hit(flow, from, keys, text, line, name, number)
  if flow.task == nil then return end
  local aimed = flow.aims and flow.aims[number]
  local reads, key_reads = from and sources(flow, unpack(from)), keys and sources(flow, unpack(keys))
  flow.calls = nil
  local task = watched_task()
  if not aimed or task == nil then return end
  flow.aims[number] = nil
  wrote_field(flow, reads, key_reads, text, line, name, task, aimed[1], aimed[2])
end

local functions = {raw = raw, work = work, length = length}
functions.__index = functions

-- What each of these takes is no time of the program's.
for name, f in pairs {
  begin = begin, seen = seen, note = note, keep = keep, hold = hold, fill = fill, pass = pass, give = give,
  aim = aim, hit = hit, wrote = wrote,
} do functions[name] = runtime.overhead(f) end

-- The flow of what is in no function, or where no loop runs in debug mode, keeps nothing.
local keeps_nothing = {__newindex = function() end}

-- What the text of a file is given: the functions, and that flow.
local function for_text(file)
  return setmetatable({file = file, main = setmetatable({file = file}, keeps_nothing)}, functions)
end

return {_lost_updates = for_text}
