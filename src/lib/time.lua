-- provides: time
--
-- Clocks, and the sleep that is not asyncio's: while time.sleep waits, nothing else runs, neither
-- tasks nor timers. Inside an async function it is `await asyncio.sleep(seconds)` that you want.
--
-- Under the virtual clock all clocks but process_time follow it, and the epoch is the start of the
-- program: so times are the same in every run.

local _, runtime = ...

local OverflowError, TypeError, ValueError = OverflowError, TypeError, ValueError
local date, os_time, processor = os.date, os.time, os.clock
local floor = math.floor
local format, pcall, select, type = string.format, pcall, select, type
local repr, type_name = repr, runtime.type_name

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
-- tm_wday (0 is Monday), tm_yday (from 1) and tm_isdst. As time.struct_time.
local function broken_down(kind, seconds)
  if seconds == nil then seconds = time.time() end
  check_seconds(seconds)
  local found, parts = pcall(date, kind, floor(seconds))
  if not found then raise OverflowError("timestamp out of range for platform time_t") end
  return {
    tm_year = parts.year, tm_mon = parts.month, tm_mday = parts.day,
    tm_hour = parts.hour, tm_min = parts.min, tm_sec = parts.sec,
    tm_wday = (parts.wday + 5) % 7, tm_yday = parts.yday, tm_isdst = parts.isdst and 1 or 0,
  }
end

-- What `seconds` since the epoch (nil: now) are on a clock on the wall. As time.localtime.
function time.localtime(seconds)
  return broken_down("*t", seconds)
end

-- The same in Greenwich. As time.gmtime.
function time.gmtime(seconds)
  return broken_down("!*t", seconds)
end

local function check_parts(parts)
  if type(parts) ~= "table" then raise TypeError("Tuple or struct_time argument required") end
end

-- The seconds since the epoch of what localtime gives. Raises OverflowError. As time.mktime.
function time.mktime(parts)
  check_parts(parts)
  local isdst = nil
  if parts.tm_isdst == 0 then isdst = false elseif parts.tm_isdst == 1 then isdst = true end
  local found, seconds = pcall(os_time, {
    year = parts.tm_year, month = parts.tm_mon, day = parts.tm_mday,
    hour = parts.tm_hour, min = parts.tm_min, sec = parts.tm_sec, isdst = isdst,
  })
  if not found then raise OverflowError("mktime argument out of range") end
  return seconds + 0.0
end

-- The days from the epoch to a date. A year begins in March here, so that a leap day is its last.
local function days_until(year, month, day)
  if month <= 2 then year = year - 1 end
  local months = (month + 9) % 12
  return year * 365 + year // 4 - year // 100 + year // 400 + (months * 153 + 2) // 5 + day - 719469
end

-- Writes what localtime or gmtime gives (nil: the present) as `template` says: `%H:%M:%S`, `%X`, `%Y-%m-%d`
-- and so on, as os.date. Raises ValueError. As time.strftime.
function time.strftime(template, parts)
  if type(template) ~= "string" then
    raise TypeError(format("strftime() argument 1 must be str, not %s", type_name(template)))
  end
  if parts == nil then parts = time.localtime() end
  check_parts(parts)
  local days = days_until(parts.tm_year, parts.tm_mon, parts.tm_mday)
  local seconds = days * 86400 + parts.tm_hour * 3600 + parts.tm_min * 60 + parts.tm_sec
  local found, text = pcall(date, "!" .. template, seconds)
  if not found then raise ValueError("Invalid format string " .. repr(template)) end
  return text
end

-- `seconds` since the epoch (nil: now) in words: "Thu Jan  1 00:00:00 1970". As time.ctime.
function time.ctime(seconds)
  return time.strftime("%a %b %e %H:%M:%S %Y", time.localtime(seconds))
end

return {time = time}
