-- provides: _Deque _Stack
--
-- The plain data structures that the library needs: a queue, for those who stand in line, and a stack.

local setmetatable = setmetatable

-- A queue: new values go in at the back, the oldest comes out at the front. Values are numbered as they
-- come in, from 0; those from `head` up to `tail - 1` are in it. It is a ring: value n sits at the place
-- (n & mask) + 1, one of a power of two. So the values stay where they are, and the table keeps its
-- size; it doubles when it is full. A value may be nil.
local Deque = {__name = "Deque"}
Deque.__index = Deque

local function new_deque()
  return setmetatable({head = 0, tail = 0, mask = -1}, Deque)
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

-- Takes out the first value equal to `value`, wherever it stands: those before it move up. False when
-- it is not there.
function Deque:remove(value)
  local head, mask = self.head, self.mask
  local number, tail = head, self.tail
  while number < tail and self[(number & mask) + 1] ~= value do number = number + 1 end
  if number == tail then return false end
  for behind = number, head + 1, -1 do
    self[(behind & mask) + 1] = self[(behind - 1 & mask) + 1]
  end
  self[(head & mask) + 1] = false
  self.head = head + 1
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
