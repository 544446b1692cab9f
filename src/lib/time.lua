-- provides: time
--
-- Clocks, and the sleep that is not asyncio's: while time.sleep waits, nothing else runs, neither
-- tasks nor timers. Inside an async function it is `await asyncio.sleep(seconds)` that you want.
--
-- Under the virtual clock all clocks but process_time follow it, and the epoch is the start of the
-- program: so times are the same in every run.

local asyncio, runtime = ...

local OverflowError, TypeError, ValueError = OverflowError, TypeError, ValueError
local check_integer, type_name = asyncio._check_integer, runtime.type_name
local os_time, processor = os.time, os.clock
local floor, huge, max, min = math.floor, math.huge, math.max, math.min
local format, ipairs, pcall, select = string.format, ipairs, pcall, select
local type, unpack = type, table.unpack

local time = {}

-- The largest number of seconds that Python's clocks can hold: 292 years.
local most_seconds = 2 ^ 63 / 1e9

-- Looks at a number of seconds that somebody was given.
local function check_seconds(seconds)
  if type(seconds) ~= "number" then
    raise TypeError(format("'%s' object cannot be interpreted as an integer", type_name(seconds)))
  end
  if seconds ~= seconds then raise ValueError("Invalid value NaN (not a number)") end
  if seconds >= 2 ^ 63 or seconds < -2 ^ 63 then
    raise OverflowError("timestamp out of range for platform time_t")
  end
end

-- Waits for `seconds` and lets nobody else run meanwhile. Raises ValueError for a negative time, and
-- OverflowError for more than 292 years. As time.sleep.
function time.sleep(...)
  local seconds = ...
  if select("#", ...) ~= 1 then
    raise TypeError(format("time.sleep() takes exactly one argument (%d given)", select("#", ...)))
  end
  check_seconds(seconds)
  if seconds < 0 then raise ValueError("sleep length must be non-negative") end
  if seconds >= most_seconds then
    raise OverflowError("timestamp too large to convert to C _PyTime_t")
  end
  runtime.block(seconds)
end

-- Seconds on a clock that never goes back; only differences mean something. As time.monotonic.
function time.monotonic()
  return runtime.monotonic()
end

-- The same in whole nanoseconds. As time.monotonic_ns.
function time.monotonic_ns()
  return floor(runtime.monotonic() * 1e9)
end

-- The same clock, for measuring how long something takes: in seconds. As time.perf_counter.
function time.perf_counter()
  return runtime.monotonic()
end

-- The same in whole nanoseconds. As time.perf_counter_ns.
function time.perf_counter_ns()
  return floor(runtime.monotonic() * 1e9)
end

-- Seconds that the processor has worked for this program, whichever clock there is: sleeping does
-- not count. As time.process_time.
function time.process_time()
  return processor()
end

-- The same in whole nanoseconds. As time.process_time_ns.
function time.process_time_ns()
  return floor(processor() * 1e9)
end

-- Seconds since the epoch, the start of 1970. As time.time.
function time.time()
  return runtime.wall_time()
end

-- The same in whole nanoseconds. As time.time_ns.
function time.time_ns()
  return floor(runtime.wall_time() * 1e9)
end

-- ---- dates ----

-- A date and a time of day, in the fields tm_year, tm_mon (from 1), tm_mday, tm_hour, tm_min, tm_sec,
-- tm_wday (0 is Monday), tm_yday (from 1), tm_isdst, tm_zone (its name) and tm_gmtoff (seconds east of
-- Greenwich). As time.struct_time.
local function broken_down(seconds, is_local)
  if seconds == nil then seconds = time.time() end
  check_seconds(seconds)
  local parts = runtime.broken_down(floor(seconds), is_local)
  if parts == nil then raise OverflowError("timestamp out of range for platform time_t") end
  return parts
end

-- What `seconds` since the epoch (nil: now) are on a clock on the wall. As time.localtime.
function time.localtime(seconds)
  return broken_down(seconds, true)
end

-- The same in Greenwich. As time.gmtime.
function time.gmtime(seconds)
  return broken_down(seconds, false)
end

local needed = {"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec"}
local not_needed = {"tm_wday", "tm_yday", "tm_isdst"}

local function check_part(value)
  check_integer(value)
  if value > 2 ^ 31 - 1 then raise OverflowError("signed integer is greater than maximum") end
  if value < -2 ^ 31 then raise OverflowError("signed integer is less than minimum") end
end

-- Looks whether `parts`, an argument of the function `name`, is a date and a time.
local function check_parts(name, parts)
  if type(parts) ~= "table" then raise TypeError("Tuple or struct_time argument required") end
  for _, part in ipairs(needed) do
    if parts[part] == nil then
      raise TypeError(format("%s(): illegal time tuple argument, %s is missing", name, part))
    end
    check_part(parts[part])
  end
  for _, part in ipairs(not_needed) do
    if parts[part] ~= nil then check_part(parts[part]) end
  end
end

-- The seconds since the epoch of what localtime gives. Raises OverflowError. As time.mktime.
function time.mktime(parts)
  check_parts("mktime", parts)
  local isdst = nil
  if parts.tm_isdst == 0 then isdst = false elseif parts.tm_isdst == 1 then isdst = true end
  local found, seconds = pcall(os_time, {
    year = parts.tm_year, month = parts.tm_mon, day = parts.tm_mday,
    hour = parts.tm_hour, min = parts.tm_min, sec = parts.tm_sec, isdst = isdst,
  })
  if not found then raise OverflowError("mktime argument out of range") end
  return seconds + 0.0
end

-- The bounds of the parts that have some.
local bounds = {
  {"tm_mon", 0, 12, "month"}, {"tm_mday", 0, 31, "day of month"}, {"tm_hour", 0, 23, "hour"},
  {"tm_min", 0, 59, "minute"}, {"tm_sec", 0, 61, "seconds"}, {"tm_wday", -1, huge, "day of week"},
  {"tm_yday", 0, 366, "day of year"},
}

local function check_bounds(parts)
  for _, bound in ipairs(bounds) do
    local name, least, most, words = unpack(bound)
    local value = parts[name] or least
    if value < least or value > most then raise ValueError(words .. " out of range") end
  end
end

-- A month, a day, a day of the year may be 0 for 1.
local function from_one(value)
  return value == 0 and 1 or value
end

-- Writes what localtime or gmtime gives (nil: the present) as `template` says: `%H:%M:%S`, `%X`, `%Y-%m-%d`
-- and so on, as C does. In a table made by hand tm_wday and tm_yday may be missing: they follow from the date.
-- Raises ValueError for what is out of range. As time.strftime.
function time.strftime(template, parts)
  if type(template) ~= "string" then
    raise TypeError(format("strftime() argument 1 must be str, not %s", type_name(template)))
  end
  if template:find("\0", 1, true) then raise ValueError("embedded null character") end
  if parts == nil then parts = time.localtime() end
  check_parts("strftime", parts)
  check_bounds(parts)
  return runtime.write_date(
    template, parts.tm_year, from_one(parts.tm_mon), from_one(parts.tm_mday),
    parts.tm_hour, parts.tm_min, parts.tm_sec, parts.tm_wday, from_one(parts.tm_yday),
    max(-1, min(1, parts.tm_isdst or -1)), parts.tm_gmtoff, parts.tm_zone)
end

-- `seconds` since the epoch (nil: now) in words: "Thu Jan  1 00:00:00 1970". As time.ctime.
function time.ctime(seconds)
  return time.strftime("%a %b %e %H:%M:%S %Y", time.localtime(seconds))
end

return {time = time}
