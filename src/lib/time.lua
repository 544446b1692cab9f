-- provides: time
--
-- Clocks, and the sleep that is not asyncio's: while time.sleep waits, nothing else runs, neither
-- tasks nor timers. Inside an async function it is `await asyncio.sleep(seconds)` that you want.

local _, runtime = ...

local TypeError, ValueError = TypeError, ValueError
local huge, type = math.huge, type

local time = {}

-- Waits for `seconds` and lets nobody else run meanwhile. Raises ValueError for a negative time. As time.sleep.
function time.sleep(seconds)
  if type(seconds) ~= "number" then raise TypeError("time.sleep() needs a number of seconds") end
  if seconds < 0 then raise ValueError("sleep length must be non-negative") end
  if seconds ~= seconds or seconds == huge then raise ValueError("Invalid value NaN (not a number)") end
  runtime.block(seconds)
end

-- Seconds on a clock that never goes back; only differences mean something. As time.monotonic.
time.monotonic = runtime.monotonic

-- The same clock, for measuring how long something takes. As time.perf_counter.
time.perf_counter = runtime.monotonic

-- Seconds since the epoch; under the virtual clock, since the start of the program. As time.time.
time.time = runtime.wall_time

return {time = time}
