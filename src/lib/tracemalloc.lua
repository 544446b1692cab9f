-- provides: tracemalloc
--
-- Which lines of the program hold how much memory? While tracing is on, every block that Lua
-- allocates is noted with the lines that led to it, until it is freed. A snapshot is what the notes
-- say at one moment; its statistics add them up by line, by file or by traceback, and two
-- snapshots can be compared. Memory that was there before is not counted, and neither is that of
-- the notes and snapshots themselves.
--
-- A coroutine object is a block too: the warning that it was never awaited shows its lines.

local asyncio, runtime = ...

local FileNotFoundError, PermissionError = FileNotFoundError, PermissionError
local IsADirectoryError, NotADirectoryError, OSError = IsADirectoryError, NotADirectoryError, OSError
local RuntimeError, TypeError, ValueError = RuntimeError, TypeError, ValueError
local abs, number_kind, to_integer = math.abs, math.type, math.tointeger
local concat, sort = table.concat, table.sort
local getmetatable, setmetatable, ipairs, pairs, type = getmetatable, setmetatable, ipairs, pairs, type
local format, open, repr, select, tostring = string.format, io.open, repr, select, tostring
local explain = runtime.explain
local keywords, check_self = asyncio._keywords, asyncio._check_self

local tracemalloc = {}

local function new_class(name)
  local class = {__name = name}
  class.__index = class
  return class
end

-- ---- frames and tracebacks ----

-- A line of a file: `filename` and `lineno`. As tracemalloc.Frame.
local Frame = new_class("Frame")

function Frame:__eq(other)
  return self.filename == other.filename and self.lineno == other.lineno
end

function Frame:__lt(other)
  if self.filename ~= other.filename then return self.filename < other.filename end
  return self.lineno < other.lineno
end

function Frame:__tostring()
  return format("%s:%d", self.filename, self.lineno)
end

-- A sequence of frames, the oldest first. As tracemalloc.Traceback.
local Traceback = new_class("Traceback")

local function new_frame(filename, lineno)
  return setmetatable({filename = filename, lineno = lineno}, Frame)
end

-- A traceback of {file, line, file, line, ...}.
local function new_traceback(places)
  local traceback = {}
  for i = 1, #places, 2 do traceback[#traceback + 1] = new_frame(places[i], places[i + 1]) end
  return setmetatable(traceback, Traceback)
end

-- A text that two tracebacks have in common when they are equal.
local function key_of(traceback)
  local places = {}
  for i, frame in ipairs(traceback) do places[i] = tostring(frame) end
  return concat(places, "\n")
end

function Traceback:__eq(other)
  return key_of(self) == key_of(other)
end

-- The first frame that differs decides; of two that begin alike the shorter comes first.
function Traceback:__lt(other)
  for i, frame in ipairs(self) do
    if not other[i] then return false end
    if frame ~= other[i] then return frame < other[i] end
  end
  return #self < #other
end

-- The oldest frame, as in Python.
function Traceback:__tostring()
  return tostring(self[1])
end

-- The lines that show it: a `File` line for each frame, and its source where that is known. Of the
-- `limit` newest frames, or with a negative one of all but the -limit newest; the newest first with
-- {most_recent_first = true}. As Traceback.format.
function Traceback:format(limit, options)
  check_self(self, Traceback, "format")
  if type(limit) == "table" then limit, options = limit.limit, limit end
  local _, most_recent_first = keywords("format", 1, options, "limit", "most_recent_first")
  local first, last = 1, #self
  if limit and limit > 0 then first = #self - limit + 1 end
  if limit and limit <= 0 then last = #self + limit end
  if first < 1 then first = 1 end
  if limit == 0 then last = 0 end
  local step = 1
  if most_recent_first then first, last, step = last, first, -1 end
  local lines = {}
  for i = first, last, step do
    local frame = self[i]
    lines[#lines + 1] = format('  File "%s", line %d', frame.filename, frame.lineno)
    local text = runtime.source_line(frame.filename, frame.lineno)
    if text then lines[#lines + 1] = "    " .. text end
  end
  return lines
end

-- ---- statistics ----

local function format_size(size, sign)
  local units = {"B", "KiB", "MiB", "GiB", "TiB"}
  for place, unit in ipairs(units) do
    if place > 1 and abs(size) < 100 then return format("%" .. sign .. ".1f %s", size, unit) end
    if abs(size) < 10 * 1024 or place == #units then
      return format("%" .. sign .. ".0f %s", size, unit)
    end
    size = size / 1024
  end
end

local function average(size, count)
  return count > 0 and ", average=" .. format_size(size / count, "") or ""
end

-- The blocks of one line, file or traceback: `traceback`, `size` in bytes, and `count`.
-- As tracemalloc.Statistic.
local Statistic = new_class("Statistic")

function Statistic:__eq(other)
  return self.traceback == other.traceback and self.size == other.size and self.count == other.count
end

function Statistic:__tostring()
  return format("%s: size=%s, count=%d%s", self.traceback, format_size(self.size, ""), self.count,
                average(self.size, self.count))
end

-- The same in two snapshots: also `size_diff` and `count_diff`. As tracemalloc.StatisticDiff.
local StatisticDiff = new_class("StatisticDiff")

function StatisticDiff:__eq(other)
  return self.traceback == other.traceback and self.size == other.size and self.count == other.count
    and self.size_diff == other.size_diff and self.count_diff == other.count_diff
end

function StatisticDiff:__tostring()
  return format("%s: size=%s (%s), count=%d (%+d)%s", self.traceback, format_size(self.size, ""),
                format_size(self.size_diff, "+"), self.count, self.count_diff,
                average(self.size, self.count))
end

-- The largest first. What counts is each of `numbers(statistic)` in turn, then the traceback.
local function sort_by(statistics, numbers)
  local keys = {}
  for _, statistic in ipairs(statistics) do keys[statistic] = {numbers(statistic)} end
  sort(statistics, function(a, b)
    local x, y = keys[a], keys[b]
    for i = 1, #x do
      if x[i] ~= y[i] then return x[i] > y[i] end
    end
    return b.traceback < a.traceback
  end)
  return statistics
end

-- ---- filters ----

-- Python's file name patterns (`*`, `?`, `[abc]`, `[!abc]`) as a pattern of Lua's.
local function lua_pattern(pattern)
  local parts, i = {}, 1
  while i <= #pattern do
    local sign, behind = pattern:sub(i, i), i + 1
    local set_end = sign == "[" and pattern:find("]", i + (pattern:find("^%[!", i) and 3 or 2), true)
    if sign == "*" then
      parts[#parts + 1] = ".*"
    elseif sign == "?" then
      parts[#parts + 1] = "."
    elseif set_end then
      local set = pattern:sub(i + 1, set_end - 1):gsub("[%%%]%^]", "%%%0")
      parts[#parts + 1] = "[" .. set:gsub("^!", "^") .. "]"
      behind = set_end + 1
    else
      parts[#parts + 1] = sign:gsub("%W", "%%%0")
    end
    i = behind
  end
  return "^" .. concat(parts) .. "$"
end

-- Which traces to keep (`inclusive`) or to leave out: those of files whose names match
-- `filename_pattern`, in all lines or in `lineno`. The newest frame is looked at, or with
-- `all_frames` each. As tracemalloc.Filter.
local Filter = new_class("Filter")

local function matches_frame(self, frame)
  return (self.lineno == nil or frame.lineno == self.lineno)
    and frame.filename:find(self._pattern) ~= nil
end

local function matches_traceback(self, traceback)
  if not self.all_frames then return matches_frame(self, traceback[#traceback]) end
  for _, frame in ipairs(traceback) do
    if matches_frame(self, frame) then return true end
  end
  return false
end

-- A filter for snapshot:filter_traces: the traces of files whose names match `filename_pattern` (as in
-- `*.lua`) are kept, or left out when `inclusive` is false. `{lineno =, all_frames =}` may follow: only that
-- line; any frame of a traceback instead of the newest. As tracemalloc.Filter.
function tracemalloc.Filter(inclusive, filename_pattern, options)
  if type(filename_pattern) ~= "string" then
    raise TypeError("Filter() needs a pattern for the names of files, got " .. repr(filename_pattern))
  end
  local lineno, all_frames = keywords("Filter", 2, options, "lineno", "all_frames")
  return setmetatable({
    inclusive = not not inclusive,
    filename_pattern = filename_pattern,
    lineno = lineno,
    all_frames = not not all_frames,
    _pattern = lua_pattern(filename_pattern),
  }, Filter)
end

-- A trace is kept when it matches one of the inclusive filters, if there are any, and none of the
-- others.
local function passes(filters, trace)
  local wanted, found = false, false
  for _, filter in ipairs(filters) do
    local matches = matches_traceback(filter, trace.traceback)
    if not filter.inclusive and matches then return false end
    wanted = wanted or filter.inclusive
    found = found or filter.inclusive and matches
  end
  return found or not wanted
end

-- ---- snapshots ----

-- All traced blocks at one moment. `traces` is a sequence of {traceback =, size =, count =}, one for
-- all blocks with the same traceback; `traceback_limit` says how many frames were kept.
-- As tracemalloc.Snapshot.
local Snapshot = new_class("Snapshot")

local function new_snapshot(traces, traceback_limit)
  return setmetatable({traces = traces, traceback_limit = traceback_limit}, Snapshot)
end

-- What a trace counts for: a sequence of tracebacks, of one frame each but for "traceback".
local function groups_of(trace, key_type, cumulative)
  local traceback = trace.traceback
  if key_type == "traceback" then return {traceback} end
  local groups = {}
  for i = cumulative and 1 or #traceback, #traceback do
    local lineno = key_type == "lineno" and traceback[i].lineno or 0
    groups[#groups + 1] = new_traceback {traceback[i].filename, lineno}
  end
  return groups
end

-- The statistics of a snapshot, by the keys of their tracebacks.
local function group_by(snapshot, key_type, cumulative)
  if key_type ~= "lineno" and key_type ~= "filename" and key_type ~= "traceback" then
    raise ValueError("unknown key_type: " .. repr(key_type))
  end
  if cumulative and key_type == "traceback" then
    raise ValueError("cumulative mode cannot by used with key type 'traceback'")
  end
  local grouped = {}
  for _, trace in ipairs(snapshot.traces) do
    for _, traceback in ipairs(groups_of(trace, key_type, cumulative)) do
      local key = key_of(traceback)
      local statistic = grouped[key] or {traceback = traceback, size = 0, count = 0}
      statistic.size = statistic.size + trace.size
      statistic.count = statistic.count + trace.count
      grouped[key] = setmetatable(statistic, Statistic)
    end
  end
  return grouped
end

-- `true`, or Python's keyword in a table.
local function cumulative_argument(method, positional, value)
  if type(value) ~= "table" then return value end
  return (keywords(method, positional, value, "cumulative"))
end

-- Adds up the blocks by "lineno", "filename" or "traceback" and returns a list of Statistic, the
-- largest first. With {cumulative = true} each frame of a traceback counts, not only the newest.
-- As Snapshot.statistics.
function Snapshot:statistics(key_type, cumulative)
  check_self(self, Snapshot, "statistics")
  local grouped = group_by(self, key_type, cumulative_argument("statistics", 1, cumulative))
  local statistics = {}
  for _, statistic in pairs(grouped) do statistics[#statistics + 1] = statistic end
  return sort_by(statistics, function(one) return one.size, one.count end)
end

-- What has changed since `old`, another snapshot: a list of StatisticDiff, the largest change
-- first. As Snapshot.compare_to.
function Snapshot:compare_to(old, key_type, cumulative)
  check_self(self, Snapshot, "compare_to")
  if getmetatable(old) ~= Snapshot then
    raise TypeError("compare_to() needs another snapshot, got " .. repr(old))
  end
  cumulative = cumulative_argument("compare_to", 2, cumulative)
  local new_group, old_group = group_by(self, key_type, cumulative), group_by(old, key_type, cumulative)
  local statistics = {}
  local function add(traceback, now, before)
    statistics[#statistics + 1] = setmetatable({
      traceback = traceback,
      size = now.size, size_diff = now.size - before.size,
      count = now.count, count_diff = now.count - before.count,
    }, StatisticDiff)
  end
  local none = {size = 0, count = 0}
  for key, now in pairs(new_group) do add(now.traceback, now, old_group[key] or none) end
  for key, before in pairs(old_group) do
    if not new_group[key] then add(before.traceback, none, before) end
  end
  return sort_by(statistics, function(one)
    return abs(one.size_diff), one.size, abs(one.count_diff), one.count
  end)
end

-- A new snapshot with the traces that pass all `filters`, a list. As Snapshot.filter_traces.
function Snapshot:filter_traces(filters)
  check_self(self, Snapshot, "filter_traces")
  if type(filters) ~= "table" or getmetatable(filters) == Filter then
    raise TypeError("filters must be a list of filters, not " .. runtime.type_name(filters))
  end
  local traces = {}
  for _, trace in ipairs(self.traces) do
    if passes(filters, trace) then traces[#traces + 1] = trace end
  end
  return new_snapshot(traces, self.traceback_limit)
end

-- ---- snapshots in files ----

-- A file is text: this line, the limit and the number of traces, a line `SIZE COUNT FRAMES` for each
-- trace with a line `LINE NAME` for each of its frames, and the word `end`.
local first_line = "moonloop tracemalloc snapshot 1"

local function escape(name)
  return (name:gsub("[%c\\]", function(sign) return format("\\%03d", sign:byte()) end))
end

local function unescape(name)
  return (name:gsub("\\(%d%d%d)", function(code) return ("").char(code % 256) end))
end

-- The exceptions of the errors that the system tells by these numbers.
local os_errors = {
  [2] = FileNotFoundError, [13] = PermissionError, [20] = NotADirectoryError, [21] = IsADirectoryError,
}

local function raise_os_error(reason, filename, code)
  local message = reason:gsub("^.*: ", "") -- the name stands before it
  local class = os_errors[code] or OSError
  raise class(format("[Errno %d] %s: %s", code, message, repr(filename)))
end

local function open_file(filename, mode)
  if type(filename) ~= "string" then
    raise TypeError("expected str, bytes or os.PathLike object, not " .. runtime.type_name(filename))
  end
  local file, reason, code = open(filename, mode)
  if not file then raise_os_error(reason, filename, code) end
  return file
end

-- Writes the snapshot into a file, to be read by Snapshot.load. Raises OSError. As Snapshot.dump.
function Snapshot:dump(filename)
  check_self(self, Snapshot, "dump")
  local lines = {first_line, format("%d %d", self.traceback_limit, #self.traces)}
  for _, trace in ipairs(self.traces) do
    lines[#lines + 1] = format("%d %d %d", trace.size, trace.count, #trace.traceback)
    for _, frame in ipairs(trace.traceback) do
      lines[#lines + 1] = format("%d %s", frame.lineno, escape(frame.filename))
    end
  end
  lines[#lines + 1] = "end\n"
  local file = open_file(filename, "wb")
  local written, write_reason, write_code = file:write(concat(lines, "\n"))
  local closed, close_reason, close_code = file:close()
  if not written then raise_os_error(write_reason, filename, write_code) end
  if not closed then raise_os_error(close_reason, filename, close_code) end
end

-- Reads a snapshot line by line. Whatever is not as `dump` writes it raises a ValueError that says
-- where.
local function read_snapshot(file, filename)
  local number = 0

  local function wrong(what)
    local message = "%s is not a snapshot of tracemalloc: %s in line %d"
    local exception = ValueError(format(message, repr(filename), what, number))
    raise explain(exception, "not-a-snapshot", {name = filename, place = number, what = what})
  end

  local function next_line()
    number = number + 1
    local line, reason, code = file:read("l")
    if reason then raise_os_error(reason, filename, code) end
    if not line then wrong("the file ends") end
    return line
  end

  -- The whole numbers of the next line, `...` (the least that each may be), and what follows them.
  local function numbers(...)
    local line, found = next_line(), {}
    for i = 1, select("#", ...) do
      local digits, rest = line:match("^(%d+)%f[%D] ?(.*)$")
      local value = digits and #digits <= 15 and to_integer(digits)
      if not value or value < select(i, ...) then wrong("a number is missing") end
      found[i], line = value, rest
    end
    return found, line
  end

  if next_line() ~= first_line then wrong("something else stands") end
  local head = numbers(1, 0)
  local traces = {}
  for i = 1, head[2] do
    local trace, places = numbers(0, 1, 1), {}
    for _ = 1, trace[3] do
      local lineno, name = numbers(0)
      if name == "" then wrong("a name is missing") end
      places[#places + 1], places[#places + 2] = unescape(name), lineno[1]
    end
    traces[i] = {size = trace[1], count = trace[2], traceback = new_traceback(places)}
  end
  if next_line() ~= "end" then wrong("too much stands") end
  number = number + 1
  if file:read(0) then wrong("too much stands") end
  return new_snapshot(traces, head[1])
end

-- The snapshot that was written into a file. Raises OSError, and ValueError for a file that is none.
-- As Snapshot.load.
local function load(filename)
  local file = open_file(filename, "rb")
  try
    return read_snapshot(file, filename)
  finally
    file:close()
  end
end

tracemalloc.Snapshot = {load = load}

-- ---- the module's functions ----

local limit = 1

-- Whether blocks are being traced. As tracemalloc.is_tracing.
function tracemalloc.is_tracing()
  return runtime.trace_limit() > 0
end

-- Starts tracing; keeps the newest `frames` frames (1) of each block, 128 at most. Does nothing when
-- it is on already. Raises TypeError and ValueError. As tracemalloc.start.
function tracemalloc.start(frames)
  frames = frames or 1
  if number_kind(frames) ~= "integer" then
    local given = type(frames) == "number" and "float" or runtime.type_name(frames)
    raise TypeError(format("'%s' object cannot be interpreted as an integer", given))
  end
  if frames < 1 or frames > 65535 then
    raise ValueError("the number of frames must be in range [1; 65535]")
  end
  if tracemalloc.is_tracing() then return end
  limit = frames
  runtime.trace_start(frames)
end

-- Stops tracing and forgets all blocks. As tracemalloc.stop.
function tracemalloc.stop()
  limit = tracemalloc.get_traceback_limit()
  runtime.trace_stop()
end

-- How many frames are kept of each block. As tracemalloc.get_traceback_limit.
function tracemalloc.get_traceback_limit()
  return tracemalloc.is_tracing() and runtime.trace_limit() or limit
end

-- The size of all traced blocks in bytes, now and at most so far. As tracemalloc.get_traced_memory.
function tracemalloc.get_traced_memory()
  local current, peak = runtime.trace_memory()
  return current, peak
end

-- How many bytes the notes themselves take. As tracemalloc.get_tracemalloc_memory.
function tracemalloc.get_tracemalloc_memory()
  return (select(3, runtime.trace_memory()))
end

-- Forgets how much memory there was at most: it is what there is now. As tracemalloc.reset_peak.
function tracemalloc.reset_peak()
  runtime.trace_reset_peak()
end

-- Forgets all blocks, and goes on tracing. As tracemalloc.clear_traces.
function tracemalloc.clear_traces()
  runtime.trace_clear()
end

-- Where `object` was allocated: a Traceback, or nil when it was not traced.
-- As tracemalloc.get_object_traceback.
function tracemalloc.get_object_traceback(object)
  local places = runtime.object_trace(object)
  return places and new_traceback(places)
end

-- All traced blocks as they are now. Raises RuntimeError while tracing is off.
-- As tracemalloc.take_snapshot.
function tracemalloc.take_snapshot()
  if not tracemalloc.is_tracing() then
    local message = "the tracemalloc module must be tracing memory allocations to take a snapshot"
    raise explain(RuntimeError(message), "tracemalloc-off")
  end
  local traces = {}
  for i, found in ipairs(runtime.trace_list()) do
    traces[i] = {size = found.size, count = found.count, traceback = new_traceback(found)}
  end
  return new_snapshot(traces, tracemalloc.get_traceback_limit())
end

return {tracemalloc = tracemalloc}
