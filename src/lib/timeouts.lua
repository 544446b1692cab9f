-- provides: timeout timeout_at Timeout
--
-- A time limit on a block of code:
--
--   async with asyncio.timeout(10) do
--     await long_work()
--   end
--
-- When the time is up, a timer cancels the task that runs the block. The CancelledError climbs up
-- to the end of the block, and there `__aexit` turns it into a TimeoutError, if it was our
-- doing. It was not when somebody else has cancelled the task as well; then it climbs on.

local asyncio, runtime = ...

local CancelledError, TimeoutError, RuntimeError = asyncio.CancelledError, asyncio.TimeoutError, RuntimeError
local current_task, get_running_loop = asyncio.current_task, asyncio.get_running_loop
local argument, check_self = asyncio._argument, asyncio._check_self
local check_seconds = asyncio._check_seconds
local explain, waiting = runtime.explain, runtime.waiting
local assert, format, isinstance, math_type = assert, string.format, isinstance, math.type
local setmetatable, tonumber, tostring = setmetatable, tonumber, tostring

-- The life of a Timeout. Its names are those that tostring shows.
local CREATED, ACTIVE = "created", "active" -- before the block, and in it
local EXPIRING = "expiring"                 -- the time is up, and the block is being left
local EXPIRED, FINISHED = "expired", "finished"

local Timeout = {__name = "Timeout"}
Timeout.__index = Timeout

-- Makes a limit that ends at `when`, in seconds on the loop's clock; nil: no limit (yet).
-- Better call timeout() or timeout_at(). As asyncio.Timeout.
local function new_timeout(when, delay)
  return setmetatable({
    _state = CREATED,
    _when = when,
    _timer = nil,      -- fires at `_when`, while the block runs
    _task = nil,       -- which runs the block
    _cancelling = 0,   -- how many requests to cancel it had when the block began
    _delay = delay,    -- how long the block may take, in seconds, if that was said
    _waiting = nil,    -- where it waited when the time was up
  }, Timeout)
end

-- Limits the block to `delay` seconds from now; nil: no limit, until reschedule() sets one. Where the
-- block is left for this reason, TimeoutError is raised. As asyncio.timeout.
local function timeout(delay)
  delay = argument("timeout", 0, delay, "delay")
  local loop = get_running_loop()
  if delay ~= nil then check_seconds(delay, "+") end
  return new_timeout(delay and loop:time() + delay, delay)
end

-- The same with a point in time, in seconds on the loop's clock (`loop:time()`).
-- As asyncio.timeout_at.
local function timeout_at(when)
  return new_timeout(argument("timeout_at", 0, when, "when"))
end

-- When the time is up, in seconds on the loop's clock, or nil. As asyncio.Timeout.when.
function Timeout:when()
  check_self(self, Timeout, "when")
  return self._when
end

-- Whether the time was up while the block ran. As asyncio.Timeout.expired.
function Timeout:expired()
  check_self(self, Timeout, "expired")
  return self._state == EXPIRING or self._state == EXPIRED
end

-- Sets another end, `when` in seconds on the loop's clock, or nil for none. A time that has
-- passed ends the block at once. Raises RuntimeError outside the block. As asyncio.Timeout.reschedule.
function Timeout:reschedule(when)
  check_self(self, Timeout, "reschedule")
  if self._state == CREATED then raise RuntimeError("Timeout has not been entered") end
  if self._state ~= ACTIVE then
    raise RuntimeError(format("Cannot change state of %s Timeout", self._state))
  end
  if when ~= self._when then self._when, self._delay = when, nil end
  self:_stop_timer()
  if when == nil then return end

  check_seconds(when, "<=")
  local loop = get_running_loop()
  if when <= loop:time() then
    self._timer = loop:call_soon(self._on_timeout, self)
  else
    self._timer = loop:call_at(when, self._on_timeout, self)
  end
end

function Timeout:_stop_timer()
  if self._timer then self._timer:cancel() end
  self._timer = nil
end

function Timeout:_on_timeout()
  assert(self._state == ACTIVE)
  self._waiting = waiting(self._task)
  self._task:cancel()
  self._state = EXPIRING
  self._timer = nil
end

async function Timeout:__aenter()
  if self._state ~= CREATED then raise RuntimeError("Timeout has already been entered") end
  local task = current_task()
  if task == nil then raise RuntimeError("Timeout should be used inside a task") end
  self._state = ACTIVE
  self._task = task
  self._cancelling = task:cancelling()
  self:reschedule(self._when)
  return self
end

async function Timeout:__aexit(exception)
  assert(self._state == ACTIVE or self._state == EXPIRING)
  self:_stop_timer()
  if self._state == ACTIVE then
    self._state = FINISHED
    return
  end

  self._state = EXPIRED
  -- We asked once for cancellation, and take that back. If no other request is left, it was us.
  local ours = self._task:uncancel() <= self._cancelling
  if ours and isinstance(exception, CancelledError) then
    local late = explain(TimeoutError(), "timeout", {
      variant = self._delay and "block" or "clock",
      seconds = self._delay, ["end"] = self._when, waiting = self._waiting,
    })
    late.cause = exception
    raise late
  end
end

-- `<Timeout [active] when=12.5>`, as Python's repr.
function Timeout:__tostring()
  if self._state ~= ACTIVE then return format("<Timeout [%s]>", self._state) end
  local when = self._when
  if math_type(when) == "float" then when = tonumber(format("%.3f", when)) end
  return format("<Timeout [%s] when=%s>", self._state, tostring(when))
end

setmetatable(Timeout, {
  __call = function(_, when) return new_timeout(argument("Timeout", 0, when, "when")) end,
})

return {timeout = timeout, timeout_at = timeout_at, Timeout = Timeout}
