-- provides: _Deque _unique
--
-- The two plain data structures that the library needs: a queue with two ends, for those who
-- stand in line, and a sequence without repetitions, for Python's sets.

local ipairs, setmetatable = ipairs, setmetatable

-- A queue: new values go in at the back, the oldest comes out at the front. The `count` values sit
-- at the places from `first` on, and stay where they are. Once the queue is empty it begins at
-- place 1 again. A value may be nil.
local Deque = {__name = "Deque"}
Deque.__index = Deque

local function new_deque()
  return setmetatable({first = 1, count = 0}, Deque)
end

-- How many values are in it: `#deque`, or `deque.count`.
function Deque:__len()
  return self.count
end

function Deque:push(value)
  local count = self.count
  self[self.first + count] = value
  self.count = count + 1
end

-- Takes the oldest value out; nil when there is none.
function Deque:pop()
  local count = self.count
  if count == 0 then return nil end
  local first = self.first
  local value = self[first]
  self[first] = nil
  self.first = count > 1 and first + 1 or 1
  self.count = count - 1
  return value
end

-- Takes out the first value equal to `value`, wherever it stands. False when it is not there.
function Deque:remove(value)
  local first, last = self.first, self.first + self.count - 1
  for place = first, last do
    if self[place] == value then
      for behind = place, first + 1, -1 do self[behind] = self[behind - 1] end
      self:pop()
      return true
    end
  end
  return false
end

-- The values from the oldest to the newest, for `for place, value in deque:values() do`. Values may be
-- pushed meanwhile.
function Deque:values()
  local place = 0
  return function()
    place = place + 1
    if place <= self.count then return place, self[self.first + place - 1] end
  end
end

-- A new sequence with each value of `list` once, at its first place. As Python's set(list), in
-- an order one can rely on.
local function unique(list)
  local result, seen = {}, {}
  for _, value in ipairs(list) do
    if not seen[value] then
      seen[value] = true
      result[#result + 1] = value
    end
  end
  return result
end

return {_Deque = new_deque, _unique = unique}
