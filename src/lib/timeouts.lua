-- provides: timeout timeout_at Timeout
--
-- A time limit on a block of code:
--
--   async with asyncio.timeout(10) do
--     await long_work()
--   end
--
-- When the time is up, an *alarm* (of C) cancels the task that runs the block. The CancelledError
-- climbs up to the end of the block, and there `__aexit` turns it into a TimeoutError, if it was our
-- doing. It was not when somebody else has cancelled the task as well; then it climbs on.

local asyncio, runtime = ...

local TimeoutError, RuntimeError = asyncio.TimeoutError, RuntimeError
local argument, check_self = asyncio._argument, asyncio._check_self
local alarm, explain, from_now = runtime.alarm, runtime.explain, runtime.from_now
local format, math_type = string.format, math.type
local setmetatable, tonumber, tostring = setmetatable, tonumber, tostring

-- A limit of time, as timeout() and timeout_at() make it. As asyncio.Timeout.
local Timeout = {__name = "Timeout"}
Timeout.__index = Timeout

-- Makes a limit that ends at `when`, in seconds on the loop's clock; nil: no limit (yet).
-- Better call timeout() or timeout_at(). As asyncio.Timeout.
local function new_timeout(when, delay)
  return setmetatable({
    _when = when,
    _delay = delay,  -- how long the block may take, in seconds, if that was said
    _alarm = false,  -- cancels the task at `_when`; there is one since the block began
  }, Timeout)
end

-- Limits the block to `delay` seconds from now; nil: no limit, until reschedule() sets one. Where the
-- block is left for this reason, TimeoutError is raised. As asyncio.timeout.
local function timeout(delay)
  delay = argument("timeout", 1, delay, "delay")
  return new_timeout(from_now(delay), delay)
end

-- The same with a point in time, in seconds on the loop's clock (`loop:time()`).
-- As asyncio.timeout_at.
local function timeout_at(when)
  return new_timeout(argument("timeout_at", 1, when, "when"))
end

-- When the time is up, in seconds on the loop's clock, or nil. As asyncio.Timeout.when.
function Timeout:when()
  check_self(self, Timeout, "when")
  return self._when
end

-- "created" before the block, "active" in it; "expiring" while it is left because the time is up, and
-- "expired" then, else "finished".
function Timeout:_state()
  return self._alarm and self._alarm:state() or "created"
end

-- Whether the time was up while the block ran. As asyncio.Timeout.expired.
function Timeout:expired()
  check_self(self, Timeout, "expired")
  local state = self:_state()
  return state == "expiring" or state == "expired"
end

-- Sets another end, `when` in seconds on the loop's clock, or nil for none. A time that has
-- passed ends the block at once. Raises RuntimeError outside the block. As asyncio.Timeout.reschedule.
function Timeout:reschedule(when)
  check_self(self, Timeout, "reschedule")
  local state = self:_state()
  if state == "created" then raise RuntimeError("Timeout has not been entered") end
  if state ~= "active" then raise RuntimeError(format("Cannot change state of %s Timeout", state)) end
  if when ~= self._when then self._when, self._delay = when, nil end
  self._alarm:set(when)
end

async function Timeout:__aenter()
  if self._alarm then raise RuntimeError("Timeout has already been entered") end
  self._alarm = alarm(self._when)
  return self
end

async function Timeout:__aexit(exception)
  local ours, waiting = self._alarm:stop(exception)
  if ours then
    local late = explain(TimeoutError(), "timeout", {
      variant = self._delay and "block" or "clock",
      seconds = self._delay, ["end"] = self._when, waiting = waiting,
    })
    late.cause = exception
    raise late
  end
end

-- `<Timeout [active] when=12.5>`, as Python's repr.
function Timeout:__tostring()
  local state, when = self:_state(), self._when
  if state ~= "active" then return format("<Timeout [%s]>", state) end
  if math_type(when) == "float" then when = tonumber(format("%.3f", when)) end
  return format("<Timeout [%s] when=%s>", state, tostring(when))
end

setmetatable(Timeout, {
  __call = function(_, when) return new_timeout(argument("Timeout", 1, when, "when")) end,
})

return {timeout = timeout, timeout_at = timeout_at, Timeout = Timeout}
