-- provides: Lock Event Condition Semaphore BoundedSemaphore
--
-- How tasks keep out of each other's way (Lock, Semaphore) and wait for each other's news (Event,
-- Condition).
--
-- No task runs while another one does, so nothing here must be guarded. All there is to it is a
-- line of those who wait, each asleep on a future. Whoever gives something back wakes the first of them,
-- and is not overtaken: who comes later stands behind those who are there.

local asyncio, runtime = ...

local CancelledError = asyncio.CancelledError
local RuntimeError, TypeError, ValueError = RuntimeError, TypeError, ValueError
local Deque, stand_in = asyncio._Deque, asyncio._stand_in
local argument, keywords = asyncio._argument, asyncio._keywords
local explain, sleep_on, wake = runtime.explain, runtime.sleep_on, runtime.wake
local taker, variable = runtime.taker, runtime.variable
local format, getmetatable, isinstance, pairs = string.format, getmetatable, isinstance, pairs
local repr, setmetatable, type = repr, setmetatable, type

-- `<asyncio.locks.Lock object at 0x… [unlocked, waiters:1]>`, as Python's repr.
local function describe(object, class, state)
  local waiters = #object._waiters
  if waiters > 0 then state = format("%s, waiters:%d", state, waiters) end
  return format("<asyncio.locks.%s object at %p [%s]>", class, object, state)
end

-- Whether somebody in `line`, which is not empty, still wants what they wait for. Who was cancelled
-- stays in the line until their task has noticed.
local function somebody_waits(line)
  if not line:front():cancelled() then return true end
  for _, waiter in line:values() do
    if not waiter:cancelled() then return true end
  end
  return false
end

-- Wakes the first one in `line`. It stays there until it runs, so that nobody overtakes it; and one
-- who is awake already will see to it that things go on.
local function wake_first(line)
  if line.head < line.tail then wake(line:front()) end
end

-- Wakes the first one in `line` who is not awake yet, and leaves everybody in the line. Returns whether there
-- was one. Who was looked at once is awake, or was cancelled, and need not be looked at again.
local function wake_next(line)
  local waiter = line:next()
  while waiter do
    if wake(waiter) then return true end
    waiter = line:next()
  end
  return false
end

-- Lock ---------------------------------------------------------------------------------------

-- A lock is held by one task at a time:
--
--   async with lock do
--     …                       -- nobody else is in here
--   end
--
-- As asyncio.Lock.
local Lock = {__name = "Lock"}
Lock.__index = Lock

local function new_lock(_, options)
  keywords("Lock", 0, options)
  return setmetatable({
    _locked = false,
    _waiters = Deque(),
    _loop = nil,     -- known when somebody has to wait
    _holder = nil,   -- the number of the task that called acquire() last, and the line where it did: to
    _line = nil,     --   be told when nothing goes on. An `async with` is seen on the task's stack
  }, Lock)
end

-- Whether somebody holds the lock. As asyncio.Lock.locked.
function Lock:locked()
  return self._locked
end

-- Waits until the lock is free, and takes it. Returns true. As asyncio.Lock.acquire.
async function Lock:acquire()
  await self:__aenter()
  self._holder, self._line = taker()
  return true
end

async function Lock:__aenter()
  local line = self._waiters
  if self._locked or line.head < line.tail and somebody_waits(line) then
    local waiter = stand_in(line, self)
    local exception = await sleep_on(waiter)
    line:remove(waiter)
    if exception ~= nil then
      -- We were cancelled, maybe after we had been woken: then it is the next one's turn.
      if isinstance(exception, CancelledError) and not self._locked then wake_first(line) end
      raise exception
    end
  end
  self._locked = true
end

-- Gives the lock back, and wakes the first of those who wait for it. It need not be the
-- task that has taken it. Raises RuntimeError when nobody holds it. As asyncio.Lock.release.
function Lock:release()
  if not self._locked then
    raise explain(RuntimeError("Lock is not acquired."), "lock-not-acquired", {variable = variable(self)})
  end
  self._locked = false
  wake_first(self._waiters)
end

async function Lock:__aexit()
  self:release()
end

-- What a task waits for that hangs here, for the report of a deadlock: which kind of thing, the words
-- for it (`%s` is what the program calls it), and who called acquire().
function Lock:__waits()
  return {kind = "lock", what = "lock %s", lock = self, holder = self._holder, line = self._line}
end

function Lock:__tostring()
  return describe(self, "Lock", self._locked and "locked" or "unlocked")
end

setmetatable(Lock, {__call = new_lock})

-- Event --------------------------------------------------------------------------------------

-- Something that happens, and that many tasks may wait for. As asyncio.Event.
local Event = {__name = "Event"}
Event.__index = Event

local function new_event(_, options)
  keywords("Event", 0, options)
  return setmetatable({_value = false, _waiters = Deque(), _loop = nil}, Event)
end

-- Whether it has happened. As asyncio.Event.is_set.
function Event:is_set()
  return self._value
end

-- It has happened: wakes all who wait, and nobody waits from now on. As asyncio.Event.set.
function Event:set()
  if self._value then return end
  self._value = true
  for _, waiter in self._waiters:values() do
    wake(waiter)
  end
end

-- It has not happened any more: who waits from now on waits for the next set(). As asyncio.Event.clear.
function Event:clear()
  self._value = false
end

-- Waits until it has happened; returns true. As asyncio.Event.wait.
async function Event:wait()
  if self._value then return true end
  local waiter = stand_in(self._waiters, self)
  local exception = await sleep_on(waiter)
  self._waiters:remove(waiter)
  if exception then raise exception end
  return true
end

function Event:__waits()
  return {kind = "event", what = "event %s to be set"}
end

function Event:__tostring()
  return describe(self, "Event", self._value and "set" or "unset")
end

setmetatable(Event, {__call = new_event})

-- Condition ----------------------------------------------------------------------------------

-- News about something that a lock protects. Who holds the lock may wait for the news, which frees
-- the lock meanwhile, or give them:
--
--   async with condition do
--     await condition:wait_for(function() return #list > 0 end)
--     take(list)
--   end
--
-- As asyncio.Condition.
local Condition = {__name = "Condition"}
Condition.__index = Condition

-- Whether `value` can be locked: a Lock, or what has the methods of one.
local function is_lock(value)
  return type(value) == "table" and value.__aenter and value.acquire and value.release and value.locked
end

-- `Condition()`, `Condition(lock)` or `Condition{lock = lock}`: with a lock of its own, or a given
-- one, which several conditions may share.
local function new_condition(_, lock, surplus)
  lock = argument("Condition", 1, lock, "lock", surplus)
  if lock ~= nil and not is_lock(lock) then raise TypeError("a Lock was expected, got " .. repr(lock)) end
  return setmetatable({_lock = lock or new_lock(), _waiters = Deque(), _loop = nil}, Condition)
end

-- The lock's own methods. As asyncio.Condition.locked, acquire, release.
function Condition:locked()
  return self._lock:locked()
end

async function Condition:acquire()
  local taken = await self._lock:acquire()
  self._lock._holder, self._lock._line = taker()
  return taken
end

function Condition:release()
  self._lock:release()
end

async function Condition:__aenter()
  await self._lock:__aenter()
end

async function Condition:__aexit()
  self._lock:release()
end

-- Who calls `method` must hold the lock. Raises RuntimeError when nobody does.
function Condition:_check_locked(method)
  if self._lock:locked() then return end
  raise explain(RuntimeError(format("cannot %s on un-acquired lock", method)), "condition-not-acquired",
                {method = method, variant = method, variable = variable(self)})
end

-- Gives the lock back, sleeps until notify() wakes us, and takes the lock again: it is held when this
-- returns, and when it raises. Returns true. Raises RuntimeError when the lock is not held.
-- As asyncio.Condition.wait.
async function Condition:wait()
  self:_check_locked("wait")
  local holder, line = self._lock._holder, self._lock._line
  self._lock:release()
  try
    local waiter = stand_in(self._waiters, self)
    local exception = await sleep_on(waiter)
    self._waiters:remove(waiter)
    if exception then raise exception end
    return true
  finally
    await self:_acquire_again()
    self._lock._holder, self._lock._line = holder, line
  end
end

-- Takes the lock, and does not let a cancellation keep it from that; raises it afterwards.
async function Condition:_acquire_again()
  local cancelled = false
  repeat
    local taken = false
    try
      taken = await self._lock:acquire()
    except CancelledError
      cancelled = true
    end
  until taken
  if cancelled then raise CancelledError() end
end

-- Waits until `predicate()` is true, and looks again whenever it is woken. Returns what `predicate` gave.
-- As asyncio.Condition.wait_for.
async function Condition:wait_for(predicate)
  local result = predicate()
  while not result do
    await self:wait()
    result = predicate()
  end
  return result
end

-- Wakes the first `n` (1 if not given) of those who wait. They go on when they get the lock, so give it
-- back soon. Raises RuntimeError when the lock is not held. As asyncio.Condition.notify.
function Condition:notify(n)
  n = argument("notify", 1, n, "n") or 1
  self:_check_locked("notify")
  local woken = 0
  while woken < n and wake_next(self._waiters) do woken = woken + 1 end
end

-- Wakes all who wait. As asyncio.Condition.notify_all.
function Condition:notify_all()
  self:notify(#self._waiters)
end

function Condition:__waits(waiter)
  for _, other in self._waiters:values() do
    if other == waiter then return {kind = "condition", what = "condition %s to be notified"} end
  end
  local wait = self._lock:__waits()
  wait.what = "the lock of condition %s"
  return wait
end

function Condition:__tostring()
  return describe(self, "Condition", self._lock:locked() and "locked" or "unlocked")
end

setmetatable(Condition, {__call = new_condition})

-- Semaphore ----------------------------------------------------------------------------------

-- A number of permits. Each acquire() takes one, and waits when there is none; each release() puts
-- one back. So at most that many tasks are in a block at a time. As asyncio.Semaphore.
local Semaphore = {__name = "Semaphore"}
Semaphore.__index = Semaphore

-- A semaphore that puts up with no more permits than it began with. As asyncio.BoundedSemaphore.
local BoundedSemaphore = {__name = "BoundedSemaphore"}

-- With `value` permits, 1 if not given. Raises ValueError for less than none.
local function new_semaphore(class, value, surplus)
  value = argument(class.__name, 1, value, "value", surplus) or 1
  if value < 0 then raise ValueError("Semaphore initial value must be >= 0") end
  return setmetatable({_value = value, _bound = value, _waiters = Deque(), _loop = nil}, class)
end

-- Whether an acquire() would have to wait. As asyncio.Semaphore.locked.
function Semaphore:locked()
  return self._value == 0 or #self._waiters > 0 and somebody_waits(self._waiters)
end

-- Takes a permit, and waits for one when there is none. Returns true. As asyncio.Semaphore.acquire.
async function Semaphore:acquire()
  local value, line = self._value, self._waiters
  if value > 0 and (line.head == line.tail or not somebody_waits(line)) then
    self._value = value - 1
    return true
  end

  local waiter = stand_in(line, self)
  local exception = await sleep_on(waiter)
  line:remove(waiter)
  if exception then
    if isinstance(exception, CancelledError) and not waiter:cancelled() then
      self._value = self._value + 1 -- we had been given a permit already
      self:_wake_next()
    end
    raise exception
  end
  if self._value > 0 then self:_wake_next() end
  return true
end

-- Puts a permit back; the first of those who wait gets it. As asyncio.Semaphore.release.
function Semaphore:release()
  self._value = self._value + 1
  local line = self._waiters
  if line.head < line.tail then self:_wake_next() end
end

-- Gives a permit to the first one who is not awake yet.
function Semaphore:_wake_next()
  if wake_next(self._waiters) then self._value = self._value - 1 end
end

async function Semaphore:__aenter()
  await self:acquire()
end

async function Semaphore:__aexit()
  self:release()
end

function Semaphore:__waits()
  return {kind = "semaphore", what = "a permit of semaphore %s"}
end

function Semaphore:__tostring()
  local state = self:locked() and "locked" or "unlocked, value:" .. repr(self._value)
  return describe(self, getmetatable(self).__name, state)
end

-- A BoundedSemaphore does all that a Semaphore does.
for name, value in pairs(Semaphore) do
  if BoundedSemaphore[name] == nil then BoundedSemaphore[name] = value end
end
BoundedSemaphore.__index = BoundedSemaphore

-- Raises ValueError when all permits are there already. As asyncio.BoundedSemaphore.release.
function BoundedSemaphore:release()
  if self._value >= self._bound then
    raise explain(ValueError("BoundedSemaphore released too many times"), "released-too-often",
                  {variable = variable(self), bound = self._bound})
  end
  Semaphore.release(self)
end

setmetatable(Semaphore, {__call = new_semaphore})
setmetatable(BoundedSemaphore, {__call = new_semaphore})

return {
  Lock = Lock,
  Event = Event,
  Condition = Condition,
  Semaphore = Semaphore,
  BoundedSemaphore = BoundedSemaphore,
}
