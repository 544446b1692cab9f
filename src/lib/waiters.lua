-- provides: _stand_in _wake_next
--
-- How somebody waits at a lock or a queue: with a future of its own, a *waiter*, that stands in a
-- line (a Deque) until it is that one's turn.

local asyncio, runtime = ...

local RuntimeError = RuntimeError
local get_running_loop = asyncio.get_running_loop
local explain, variable, new_waiter, wake = runtime.explain, runtime.variable, runtime.new_waiter, runtime.wake
local getmetatable, repr = getmetatable, repr

-- The first loop in which somebody must wait for `object` is its loop from then on. Raises RuntimeError
-- in any other.
local function bind(object)
  local loop = get_running_loop()
  if object._loop ~= nil then
    raise explain(RuntimeError(repr(object) .. " is bound to a different event loop"), "different-loop",
                  {variant = "object", object = variable(object), class = getmetatable(object).__name})
  end
  object._loop = loop
  return loop
end

-- A new waiter for `object`, a future of its loop, at the end of `line`.
local function stand_in(line, object)
  local waiter = new_waiter(object._loop) or new_waiter(bind(object))
  line:push(waiter)
  return waiter
end

-- Wakes the first one in `line` who still sleeps. Those before it are out of the line, too.
local function wake_next(line)
  while line.head < line.tail do
    if wake(line:pop()) then return end
  end
end

return {_stand_in = stand_in, _wake_next = wake_next}
