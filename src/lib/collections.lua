-- provides: _Deque _unique
--
-- The two plain data structures that the library needs: a queue with two ends, for those who
-- stand in line, and a sequence without repetitions, for Python's sets.

local ipairs, setmetatable = ipairs, setmetatable

-- A queue: new values go in at the back, the oldest comes out at the front. Values sit at the
-- places `first` to `last`, which both only ever grow, so that nothing is moved.
local Deque = {__name = "Deque"}
Deque.__index = Deque

local function new_deque()
  return setmetatable({first = 1, last = 0}, Deque)
end

-- How many values are in it: `#deque`.
function Deque:__len()
  return self.last - self.first + 1
end

function Deque:push(value)
  self.last = self.last + 1
  self[self.last] = value
end

-- Takes the oldest value out; nil when there is none.
function Deque:pop()
  if self.first > self.last then return nil end
  local value = self[self.first]
  self[self.first] = nil
  self.first = self.first + 1
  return value
end

-- Takes out the first value equal to `value`, wherever it stands. False when it is not there.
function Deque:remove(value)
  for place = self.first, self.last do
    if self[place] == value then
      for behind = place, self.last do self[behind] = self[behind + 1] end
      self.last = self.last - 1
      return true
    end
  end
  return false
end

-- The values from the oldest to the newest, for `for value in deque:values() do`.
function Deque:values()
  local place = self.first - 1
  return function()
    place = place + 1
    return self[place]
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
