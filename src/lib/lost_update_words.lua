-- provides: _report_lost_update
--
-- The words for a lost update, and what to write instead.
--
-- What `lost_updates.lua` has found comes as a record:
--
--   flow, line, name   where the value was written, and the place as the program calls it
--   place, is_list     the place that was read; whether that is the length of a list
--   read, write        the read that the value comes from, and the write that it does not know of
--   task, reader       who has written now (nil: a callback), and who had read
--   value              what the other had written
--   text               "25 old |old + n": the locals in the value, and the value as it is written

local asyncio, runtime = ...

local notice, repr = runtime.notice, repr
local format, get_name, pcall, tonumber = string.format, asyncio.Task.get_name, pcall, tonumber

-- "task 'Task-2'", for messages; nil is the name of no task.
local function who(name)
  return name and format("task '%s'", name) or "a callback"
end

local LONGEST_SHOWN = 30

local function shown(value, kind)
  if value == nil and kind ~= "nil" then return "another " .. kind end -- it is gone
  local known, text = pcall(repr, value) -- which may run a __tostring of the program's
  if not known or #text > LONGEST_SHOWN then return "something else" end
  return text:find("^%a+: 0?x?%x+$") and "another " .. kind or text
end

-- The code with the name of a local in it replaced; nil where that is not simple.
local function replaced(code, name, by)
  local word = "%f[%w_]" .. name .. "%f[^%w_]"
  local bare = code:gsub('"[^"]*"', ""):gsub("'[^']*'", "")
  local result, count = code:gsub(word, function() return by end)
  local _, outside = bare:gsub(word, "")
  local is_field = bare:find("[:%.]%s*" .. word) and not bare:find("%.%.%s*" .. word)
  if count ~= outside or is_field or code:find("[\\{]") then return nil end
  return result
end

local LONGEST_CODE, LONGEST_WITH_COMMENT = 69, 34

-- The code of the value with what was kept in locals read anew; nil where that is not simple. The second is
-- whether there was any.
local function read_anew(lost, locals, code)
  local any = false
  for number, of in locals:gmatch("(%d+) (%S+) ") do
    local reads = lost.flow[tonumber(number)]
    local read = reads and reads[lost.place]
    if read then
      local same = read.unchanged and read.moment == lost.read.moment
      any, code = true, same and replaced(code, of, lost.name)
      if not code then return nil end
    end
  end
  return code, any
end

-- What to write in place of the statement, as facts.
local function better(lost)
  local locals, code = (lost.text or ""):match("^(.-)|(.*)$")
  local any
  if code then code, any = read_anew(lost, locals, code) end
  if not code then return {} end
  local before, awaited, after = code:match("^(.-)\1(.*)\2(.*)$")
  if any and not awaited then
    local again = format("%s = %s", lost.name, code)
    local fact = #again <= LONGEST_WITH_COMMENT and "again" or "again_long"
    return {[fact] = #again <= LONGEST_CODE and again or nil}
  end
  local read = lost.read
  if any or not awaited or read.line ~= lost.line or read.file ~= lost.flow.file then return {} end
  local result = code:find("%f[%w_]result%f[^%w_]") and "value" or "result"
  local first = format("local %s = %s", result, awaited)
  local second = format("%s = %s%s%s", lost.name, before, result, after)
  return #first <= LONGEST_CODE and #second <= LONGEST_CODE and {first = first, second = second} or {}
end

local function report(lost)
  local read, write, file = lost.read, lost.write, lost.flow.file
  local facts = better(lost)
  if read.file == file then facts.mark = "read at line " .. read.line end
  facts.variant = lost.is_list and "list" or nil
  facts.name, facts.task = lost.name, lost.reader and get_name(lost.reader) or "the first"
  facts.other, facts.value = write.writer or "a callback", shown(lost.value, write.kind)
  facts.read, facts.written = {read.file, read.line}, {write.file, write.line}
  facts.waited = lost.reader and write.waited[lost.reader] or nil
  local me = lost.task and get_name(lost.task)
  local message = format("%s overwrote what %s had written to '%s'", who(me), who(write.writer), lost.name)
  notice("lost-update", file, lost.line, message, facts, "lost-update " .. lost.name)
end

return {_report_lost_update = report}
