-- provides: as_completed
--
-- The results of many awaitables, each as soon as it is there.
--
-- A callback on every future puts it into the queue `_finished` when it is done. Whoever wants the
-- next one takes it from there, or stands in line with a waiter until something comes in.

local asyncio, runtime = ...

local TimeoutError, TypeError = asyncio.TimeoutError, TypeError
local ensure_future, iscoroutine, isfuture = asyncio.ensure_future, asyncio.iscoroutine, asyncio.isfuture
local Deque, keywords = asyncio._Deque, asyncio._keywords
local explain, type_name, unique = runtime.explain, runtime.type_name, runtime.unique
local format, ipairs, pairs, setmetatable, type = string.format, ipairs, pairs, setmetatable, type

-- Stands in the queue for a future that did not make it in time.
local TIMED_OUT = {}

local AsCompleted = {__name = "as_completed"}
AsCompleted.__index = AsCompleted

-- Goes through the awaitables in the sequence `awaitables` in the order in which they get done:
--
--   for coroutine in asyncio.as_completed(list) do     -- one coroutine for each of them
--     local result = await coroutine                   -- the next result that comes
--   end
--
--   async for future in asyncio.as_completed(list) do  -- the futures themselves, done
--     local result = await future
--   end
--
-- `{timeout = seconds}` may follow: after that time, the await raises TimeoutError. Nothing is
-- cancelled then. Coroutines are run as tasks, which begin when the iteration begins.
-- Raises TypeError for anything but a sequence. As asyncio.as_completed.
local function as_completed(awaitables, options)
  return setmetatable({
    _awaitables = awaitables,
    _timeout = keywords("as_completed", 1, options, "timeout"),
    _started = false,
    _left = 0,            -- how many steps the iteration still has
    _todo = {},           -- set of the futures that are not done
    _todo_count = 0,
    _timer = nil,
    _finished = Deque(),  -- done, and not yet asked for
    _waiters = Deque(),   -- who asks for more than is done
  }, AsCompleted)
end

local function checked_awaitables(awaitables)
  if isfuture(awaitables) or iscoroutine(awaitables) then
    raise TypeError("expect an iterable of futures, not " .. type_name(awaitables))
  end
  if type(awaitables) ~= "table" then
    raise TypeError(format("'%s' object is not iterable", type_name(awaitables)))
  end
  return unique(awaitables)
end

function AsCompleted:_start()
  if self._started then return end
  self._started = true
  local list = checked_awaitables(self._awaitables)
  self._loop = asyncio.get_event_loop()
  for place, awaitable in ipairs(list) do
    list[place] = ensure_future(awaitable, {loop = self._loop})
  end

  self._on_completion = function(future) self:_completed(future) end
  for _, future in ipairs(list) do
    self._todo[future] = true
    future:add_done_callback(self._on_completion)
  end
  self._left, self._todo_count = #list, #list
  if self._timeout and #list > 0 then
    self._timer = self._loop:call_later(self._timeout, self._timed_out, self)
  end
end

-- Puts `entry` into the queue and wakes the first of those who wait for it.
function AsCompleted:_put(entry)
  self._finished:push(entry)
  self:_wake_next()
end

function AsCompleted:_wake_next()
  local waiter = self._waiters:pop()
  while waiter and waiter:done() do waiter = self._waiters:pop() end
  if waiter then waiter:set_result() end
end

function AsCompleted:_completed(future)
  if not self._todo[future] then return end -- the time was up before
  self._todo[future] = nil
  self._todo_count = self._todo_count - 1
  self:_put(future)
  if self._todo_count == 0 and self._timer then self._timer:cancel() end
end

function AsCompleted:_timed_out()
  for future in pairs(self._todo) do
    future:remove_done_callback(self._on_completion)
    self:_put(TIMED_OUT)
  end
  self._todo, self._todo_count = {}, 0
end

-- The next future that is done.
async function AsCompleted:_next_future()
  while #self._finished == 0 do
    local waiter = self._loop:create_future()
    self._waiters:push(waiter)
    try
      await waiter
    except
      -- Cancelled. If we were woken at the same time, the next in line takes what was ours.
      waiter:cancel()
      self._waiters:remove(waiter)
      if #self._finished > 0 and not waiter:cancelled() then self:_wake_next() end
      raise
    end
  end
  local future = self._finished:pop()
  if future == TIMED_OUT then
    raise explain(TimeoutError(), "timeout", {variant = "completed", seconds = self._timeout})
  end
  return future
end

local async function _wait_for_one(self)
  local future = await self:_next_future()
  return future:result()
end

-- What is waited for, as Lock.__waits.
function AsCompleted:__waits()
  local todo = {}
  for future in pairs(self._todo) do todo[#todo + 1] = future end
  return {tasks = todo}
end

-- A step of Lua's `for`: a coroutine for the next result, or nil at the end.
function AsCompleted:__call()
  self:_start()
  if self._left == 0 then return nil end
  self._left = self._left - 1
  return _wait_for_one(self)
end

-- A step of `async for`: the next future itself, or nil at the end.
async function AsCompleted:__anext()
  self:_start()
  if self._left == 0 then return nil end
  self._left = self._left - 1
  return await self:_next_future()
end

return {as_completed = as_completed}
