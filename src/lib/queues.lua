-- provides: Queue PriorityQueue LifoQueue
--
-- Queues: some tasks put items in, others take them out, and wait where there is nothing to take, or
-- no room to put it.
--
--   await queue:put(item)            -- waits while the queue is full
--   local item = await queue:get()   -- waits while it is empty
--
-- The three kinds differ in the order in which the items come out. Their items lie in a Fifo (which
-- C provides), a Heap or a Stack, which have `push`, `pop` and `values`, `count` (how many are in
-- there) and `total` (how many have ever been put in).

local asyncio, runtime = ...

local QueueEmpty, QueueFull, QueueShutDown = asyncio.QueueEmpty, asyncio.QueueFull, asyncio.QueueShutDown
local ValueError = ValueError
local Deque, Event = asyncio._Deque, asyncio.Event
local Heap, Stack = asyncio._Heap, asyncio._Stack
local argument = asyncio._argument
local stand_in, wake_next = asyncio._stand_in, asyncio._wake_next
local explain, sleep_on, variable = runtime.explain, runtime.sleep_on, runtime.variable
local Fifo, quick_get, quick_put = runtime.fifo, runtime.quick_get, runtime.quick_put
local concat, format, getmetatable, huge = table.concat, string.format, getmetatable, math.huge
local ipairs, pairs, repr, setmetatable = ipairs, pairs, repr, setmetatable

-- The place in a queue where C looks for the items; see quick_put below.
local QUICK <const> = 1

-- The oldest item comes first. As asyncio.Queue.
local Queue = {__name = "Queue"}
Queue.__index = Queue

-- A queue for at most `maxsize` items, any number if not given or not above zero: `Queue(10)` or
-- `Queue{maxsize = 10}`.
local function new_queue(class, maxsize, surplus)
  maxsize = argument("Queue", 1, maxsize, "maxsize", surplus) or 0
  local queue = setmetatable({
    nil,                     -- at QUICK: the items, while put() and get() have nobody to look after
    _items = nil,
    _room = maxsize > 0 and maxsize or huge, -- how many items there may be
    maxsize = maxsize,
    put = class.put,         -- methods like the others, which are found faster here
    get = class.get,
    _getters = Deque(),      -- the waiters of those who want an item
    _putters = Deque(),      -- … and of those who want room for one
    _tasks_done = 0,         -- how many items have been dealt with, of all that were ever put in
    _finished = Event(),     -- happens whenever there are none left
    _is_shutdown = false,
    _loop = nil,             -- known when somebody has to wait
  }, class)
  queue._items = class._store(queue, queue._room)
  queue[QUICK] = queue._items
  return queue
end

Queue._store = Fifo

-- How many items there are. As asyncio.Queue.qsize.
function Queue:qsize()
  return self._items.count
end

-- As asyncio.Queue.empty.
function Queue:empty()
  return self._items.count == 0
end

-- Whether there are `maxsize` items; never, without a limit. As asyncio.Queue.full.
function Queue:full()
  return self._items.count >= self._room
end

-- Puts an item in; waits for room while the queue is full. Raises QueueShutDown when it has been shut
-- down. As asyncio.Queue.put.
async function Queue:put(item)
  while self._items.count >= self._room do
    if self._is_shutdown then raise QueueShutDown() end
    await self:_wait_in(self._putters, self.full)
  end
  self:put_nowait(item)
end

-- The same at once. Raises QueueFull when there is no room. As asyncio.Queue.put_nowait.
function Queue:put_nowait(item)
  local items = self._items
  if self._is_shutdown then raise QueueShutDown() end
  if items.count >= self._room then raise QueueFull() end
  items:push(item)
  if #self._getters > 0 then self:_wake_next(self._getters) end
end

-- Takes an item out and returns it; waits for one while the queue is empty. Raises QueueShutDown when
-- it is empty and has been shut down. As asyncio.Queue.get.
async function Queue:get()
  while self._items.count == 0 do
    if self._is_shutdown then raise QueueShutDown() end
    await self:_wait_in(self._getters, self.empty)
  end
  return self:get_nowait()
end

-- The same at once. Raises QueueEmpty when there is none. As asyncio.Queue.get_nowait.
function Queue:get_nowait()
  local items = self._items
  if items.count == 0 then
    if self._is_shutdown then raise QueueShutDown() end
    raise QueueEmpty()
  end
  local item = items:pop()
  if #self._putters > 0 then self:_wake_next(self._putters) end
  return item
end

-- Most calls of put() and get() need not wait, nor wake anybody. While the items stand at the
-- place QUICK too, C does what is left of them at once; all others come to the functions above.
quick_put(Queue.put)
quick_get(Queue.get)

function Queue:_look_who_waits()
  local nobody = #self._getters == 0 and #self._putters == 0
  self[QUICK] = nobody and not self._is_shutdown and self._items or nil
end

-- Wakes the first of those in `line`.
function Queue:_wake_next(line)
  wake_next(line)
  self:_look_who_waits()
end

-- Sleeps in `line` until somebody wakes us. `hopeless` is the method that says whether there is still nothing
-- to be had.
async function Queue:_wait_in(line, hopeless)
  local waiter = stand_in(line, self)
  self:_look_who_waits()
  local exception = await sleep_on(waiter)
  if exception == nil then return end

  -- We give up. If somebody had woken us, it is for the next one in the line.
  waiter:cancel()
  line:remove(waiter)
  if not waiter:cancelled() and not hopeless(self) then wake_next(line) end
  self:_look_who_waits()
  raise exception
end

-- One of the items that were taken out has been dealt with. Raises ValueError when there was none left.
-- As asyncio.Queue.task_done.
function Queue:task_done()
  if self:_unfinished() == 0 then
    raise explain(ValueError("task_done() called too many times"), "task-done-too-often",
                  {variable = variable(self)})
  end
  self:_tick_off()
end

-- How many items are still to be followed by a task_done().
function Queue:_unfinished()
  return self._items.total - self._tasks_done
end

function Queue:_tick_off()
  self._tasks_done = self._tasks_done + 1
  if self:_unfinished() == 0 then self:_finish() end
end

-- Wakes those who wait in join().
function Queue:_finish()
  self._finished:set()
  self._finished:clear()
end

-- Waits until task_done() has been called for every item that was put in. As asyncio.Queue.join.
async function Queue:join()
  if self:_unfinished() > 0 then await self._finished:wait() end
end

-- Closes the queue: put() raises QueueShutDown from now on, and get() does so when the queue is empty,
-- which it is at once if `immediate` is true. Wakes all who wait. `shutdown(true)` or
-- `shutdown{immediate = true}`. As asyncio.Queue.shutdown (Python 3.13).
function Queue:shutdown(immediate)
  immediate = argument("shutdown", 1, immediate, "immediate")
  self._is_shutdown = true
  if immediate then
    while self._items.count > 0 do
      self._items:pop()
      if self:_unfinished() > 0 then self:_tick_off() end
    end
  end
  while #self._getters > 0 do wake_next(self._getters) end
  while #self._putters > 0 do wake_next(self._putters) end
  self:_look_who_waits()
end

-- As Lock.__waits, see there.
function Queue:__waits(waiter)
  for _, getter in self._getters:values() do
    if getter == waiter then return {kind = "queue-get", what = "an item in queue %s"} end
  end
  for _, putter in self._putters:values() do
    if putter == waiter then return {kind = "queue-put", what = "room in queue %s"} end
  end
  local left = self:_unfinished()
  local times = left == 1 and "a task_done()" or format("%d times task_done()", left)
  return {kind = "queue-join", what = times .. " of queue %s"}
end

function Queue:_describe()
  local words = {"maxsize=" .. repr(self.maxsize)}
  local function add(pattern, count) if count > 0 then words[#words + 1] = format(pattern, count) end end
  if self._items.count > 0 then
    local items = {}
    for place, item in self._items:values() do items[place] = repr(item) end
    words[2] = "_queue=[" .. concat(items, ", ") .. "]"
  end
  add("_getters[%d]", #self._getters)
  add("_putters[%d]", #self._putters)
  add("tasks=%d", self:_unfinished())
  if self._is_shutdown then words[#words + 1] = "shutdown" end
  return concat(words, " ")
end

-- `<Queue maxsize=2 _queue=[1, 2] tasks=2>`, as Python's str.
function Queue:__tostring()
  return format("<%s %s>", getmetatable(self).__name, self:_describe())
end

-- The same with the address, as Python's repr.
function Queue:__repr()
  return format("<%s at %p %s>", getmetatable(self).__name, self, self:_describe())
end

-- A Queue with another order.
local function kind_of_queue(name, store)
  local class = {}
  for key, value in pairs(Queue) do class[key] = value end
  class.__name, class.__index, class._store = name, class, store
  return class
end

-- The smallest item comes first: numbers, strings, sequences like { priority, work }, tables with
-- `__lt`. As asyncio.PriorityQueue.
local PriorityQueue = kind_of_queue("PriorityQueue", Heap)

-- The newest item comes first. As asyncio.LifoQueue.
local LifoQueue = kind_of_queue("LifoQueue", Stack)

for _, class in ipairs {Queue, PriorityQueue, LifoQueue} do
  setmetatable(class, {__call = new_queue})
end

return {Queue = Queue, PriorityQueue = PriorityQueue, LifoQueue = LifoQueue}
