-- provides: _new_snapshot _load_snapshot _new_filter _new_domain_filter
--
-- Snapshots of what tracemalloc has noted: asked for their statistics, filtered, compared, and kept in
-- files.

local asyncio, runtime = ...

local FileNotFoundError, PermissionError = FileNotFoundError, PermissionError
local IsADirectoryError, NotADirectoryError, OSError = IsADirectoryError, NotADirectoryError, OSError
local TypeError, ValueError = TypeError, ValueError
local explain = runtime.explain
local keywords, check_self = asyncio._keywords, asyncio._check_self
local new_traceback = asyncio._new_traceback
local statistics_of, compared_statistics = asyncio._statistics_of, asyncio._compared_statistics
local concat, format, open, to_integer = table.concat, string.format, io.open, math.tointeger
local getmetatable, ipairs, repr, select = getmetatable, ipairs, repr, select
local setmetatable, type = setmetatable, type

local function new_class(name)
  local class = {__name = name}
  class.__index = class
  return class
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
-- line; any frame of a traceback instead of the newest. As tracemalloc.Filter. (`domain =` too, for programs that
-- come from Python: there is one domain here, 0, and all blocks are in it.)
local function new_filter(inclusive, filename_pattern, options)
  if type(filename_pattern) ~= "string" then
    raise TypeError("Filter() needs a pattern for the names of files, got " .. repr(filename_pattern))
  end
  local lineno, all_frames, domain = keywords("Filter", 2, options, "lineno", "all_frames", "domain")
  return setmetatable({
    inclusive = not not inclusive,
    filename_pattern = filename_pattern,
    lineno = lineno,
    all_frames = not not all_frames,
    domain = domain,
    _pattern = lua_pattern(filename_pattern),
  }, Filter)
end

-- A filter by domain alone. As tracemalloc.DomainFilter.
local function new_domain_filter(inclusive, domain)
  return setmetatable({inclusive = not not inclusive, domain = domain}, Filter)
end

local function matches_trace(filter, trace)
  if filter.domain ~= nil and filter.domain ~= 0 then return false end
  return filter.filename_pattern == nil or matches_traceback(filter, trace.traceback)
end

-- A trace is kept when it matches one of the inclusive filters, if there are any, and none of the
-- others.
local function passes(filters, trace)
  local wanted, found = false, false
  for _, filter in ipairs(filters) do
    local matches = matches_trace(filter, trace)
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
  return statistics_of(self, key_type, cumulative_argument("statistics", 1, cumulative))
end

-- What has changed since `old`, another snapshot: a list of StatisticDiff, the largest change
-- first. As Snapshot.compare_to.
function Snapshot:compare_to(old, key_type, cumulative)
  check_self(self, Snapshot, "compare_to")
  if getmetatable(old) ~= Snapshot then
    raise TypeError("compare_to() needs another snapshot, got " .. repr(old))
  end
  return compared_statistics(self, old, key_type, cumulative_argument("compare_to", 2, cumulative))
end

-- A new snapshot with the traces that pass all `filters`, a list. As Snapshot.filter_traces.
function Snapshot:filter_traces(filters)
  check_self(self, Snapshot, "filter_traces")
  if type(filters) ~= "table" or getmetatable(filters) == Filter then
    raise TypeError("filters must be a list of filters, not " .. runtime.type_name(filters))
  end
  for _, filter in ipairs(filters) do
    if getmetatable(filter) ~= Filter then
      raise TypeError("filters must be a list of filters, one is " .. repr(filter))
    end
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

return {
  _new_snapshot = new_snapshot, _load_snapshot = load,
  _new_filter = new_filter, _new_domain_filter = new_domain_filter,
}
