-- provides: _waiter_for _wake_next
--
-- How somebody waits at a lock or a queue: with a future of its own, a *waiter*, that stands in a
-- line (a Deque) until it is that one's turn.

local asyncio, runtime = ...

local RuntimeError = RuntimeError
local get_running_loop = asyncio.get_running_loop
local explain, variable = runtime.explain, runtime.variable
local getmetatable, repr = getmetatable, repr

-- A new waiter of the running loop, for `object`. The first loop in which somebody must wait is the
-- loop of the object from then on. Raises RuntimeError in any other.
local function waiter_for(object)
  local loop = get_running_loop()
  if object._loop ~= loop then
    if object._loop ~= nil then
      raise explain(RuntimeError(repr(object) .. " is bound to a different event loop"), "different-loop",
                    {variant = "object", object = variable(object), class = getmetatable(object).__name})
    end
    object._loop = loop
  end
  return loop:create_future()
end

-- Wakes the first one in `line` who still sleeps. Those before it are out of the line, too.
local function wake_next(line)
  while line.count > 0 do
    local waiter = line:pop()
    if not waiter:done() then
      waiter:set_result()
      return
    end
  end
end

return {_waiter_for = waiter_for, _wake_next = wake_next}
