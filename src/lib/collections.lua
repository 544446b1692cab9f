-- provides: _Deque _Stack
--
-- The plain data structures that the library needs: a queue, for those who stand in line, and a stack.

local setmetatable = setmetatable

-- A queue: new values go in at the back, the oldest comes out at the front. Values are numbered as they
-- come in, from 0; those from `head` up to `tail - 1` are in it. It is a ring: value n sits at the place
-- (n & mask) + 1, one of a power of two. So the values stay where they are, and the table keeps its
-- size; it doubles when it is full. A value may be nil. All with numbers below `seen` have been given by next().
local Deque = {__name = "Deque"}
Deque.__index = Deque

local function new_deque()
  return setmetatable({head = 0, tail = 0, seen = 0, mask = -1}, Deque)
end

-- How many values are in it: `#deque`.
function Deque:__len()
  return self.tail - self.head
end

function Deque:push(value)
  local tail, mask = self.tail, self.mask
  if tail - self.head > mask then mask = self:_grow() end
  self[(tail & mask) + 1] = value
  self.tail = tail + 1
end

-- Takes the oldest value out; nil when there is none.
function Deque:pop()
  local head = self.head
  if head == self.tail then return nil end
  local place = (head & self.mask) + 1
  local value = self[place]
  self[place] = false
  self.head = head + 1
  return value
end

-- The oldest value, which stays in it; nil when there is none.
function Deque:front()
  if self.head < self.tail then return self[(self.head & self.mask) + 1] end
end

-- Doubles the places, and returns the new mask.
function Deque:_grow()
  local old, old_mask = {}, self.mask
  for number = self.head, self.tail - 1 do old[number] = self[(number & old_mask) + 1] end
  local mask = old_mask < 0 and 3 or 2 * old_mask + 1
  for place = 1, mask + 1 do self[place] = false end
  for number = self.head, self.tail - 1 do self[(number & mask) + 1] = old[number] end
  self.mask = mask
  return mask
end

-- The oldest value that this has not given before; nil when there is none. It stays in the queue.
function Deque:next()
  local number = self.seen < self.head and self.head or self.seen
  if number == self.tail then return nil end
  self.seen = number + 1
  return self[(number & self.mask) + 1]
end

-- The number of a value, nil when it is not there. Who leaves the line is most often at one of its ends.
function Deque:_find(value)
  local first, last, mask = self.head, self.tail - 1, self.mask
  while first <= last do
    if self[(first & mask) + 1] == value then return first end
    if self[(last & mask) + 1] == value then return last end
    first, last = first + 1, last - 1
  end
end

-- Moves the values from `first` to `last` to the numbers that are larger by `step`, 1 or -1.
function Deque:_move(first, last, step)
  local mask = self.mask
  if step > 0 then first, last = last, first end
  for number = first, last, -step do
    self[(number + step & mask) + 1] = self[(number & mask) + 1]
  end
end

-- Takes out a value that is in the queue once, wherever it stands: those between it and the nearer end
-- close ranks. False when it is not there.
function Deque:remove(value)
  local head, tail = self.head, self.tail
  if head < tail and self[(head & self.mask) + 1] == value then -- whose turn it is, as a rule
    self:pop()
    return true
  end
  local number = self:_find(value)
  if number == nil then return false end
  local was_seen = number < self.seen
  if number - head < tail - number then
    self:_move(head, number - 1, 1)
    self[(head & self.mask) + 1] = false
    self.head = head + 1
    if not was_seen then self.seen = self.seen + 1 end
  else
    self:_move(number + 1, tail - 1, -1)
    self[(tail - 1 & self.mask) + 1] = false
    self.tail = tail - 1
    if was_seen then self.seen = self.seen - 1 end
  end
  return true
end

-- The values from the oldest to the newest, for `for place, value in deque:values() do`. Values may be
-- pushed meanwhile.
function Deque:values()
  local place, number = 0, self.head - 1
  return function()
    place, number = place + 1, number + 1
    if number < self.tail then return place, self[(number & self.mask) + 1] end
  end
end

-- A stack: the newest value comes out first. The values sit at the places 1 to `count`; `total` is how
-- many have ever been put in.
local Stack = {__name = "Stack"}
Stack.__index = Stack

local function new_stack()
  return setmetatable({count = 0, total = 0}, Stack)
end

function Stack:push(value)
  self.count, self.total = self.count + 1, self.total + 1
  self[self.count] = value
end

-- Takes the newest value out; nil when there is none.
function Stack:pop()
  local count = self.count
  if count == 0 then return nil end
  local value = self[count]
  self[count] = nil
  self.count = count - 1
  return value
end

-- The values from the oldest to the newest, for `for place, value in stack:values() do`.
function Stack:values()
  local place = 0
  return function()
    place = place + 1
    if place <= self.count then return place, self[place] end
  end
end

return {_Deque = new_deque, _Stack = new_stack}
