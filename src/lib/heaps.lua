-- provides: _Heap
--
-- The order in which a priority queue gives out its items: a binary heap. Item k is not greater than the
-- items 2k and 2k + 1, so the smallest is always item 1, and putting one in or taking
-- one out moves only as many as the heap has storeys.
--
-- Where two items are equal, nothing is promised about which comes first; it is the same one that
-- Python's heapq takes, since items are compared and moved in the same order.

local runtime = select(2, ...)

local TypeError = TypeError
local format, getmetatable, next, rawlen = string.format, getmetatable, next, rawlen
local setmetatable, type, type_name = setmetatable, type, runtime.type_name

local function is_plain(value)
  return type(value) == "table" and getmetatable(value) == nil
end

-- Whether `value` is a sequence to be compared item by item: a table that knows no better, and does not
-- consist of named fields.
local function is_sequence(value)
  return is_plain(value) and (rawlen(value) > 0 or next(value) == nil)
end

-- Whether `value` is a table that can be compared.
local function has_order(value)
  local class = type(value) == "table" and getmetatable(value)
  return type(class) == "table" and class.__lt ~= nil
end

-- Whether two values are the same, or two tables that know no better have the same in them.
local function equal(a, b)
  if a == b or not (is_plain(a) and is_plain(b)) then return a == b end
  for key, value in next, a do
    if not equal(value, b[key]) then return false end
  end
  for key in next, b do
    if a[key] == nil then return false end
  end
  return true
end

-- Whether `a` comes before `b`: numbers and strings as ever, sequences by the first items in which
-- they differ (the shorter one first when there is none), other tables as their `__lt` says.
-- Raises TypeError for what has no order.
local function less(a, b)
  if is_sequence(a) and is_sequence(b) then
    for place = 1, rawlen(a) < rawlen(b) and rawlen(a) or rawlen(b) do
      if not equal(a[place], b[place]) then return less(a[place], b[place]) end
    end
    return rawlen(a) < rawlen(b)
  end
  local kind = type(a)
  if kind == type(b) and (kind == "number" or kind == "string") then return a < b end
  if has_order(a) or has_order(b) then return a < b end
  raise TypeError(format("'<' not supported between instances of '%s' and '%s'",
                         type_name(a), type_name(b)))
end

local Heap = {__name = "Heap"}
Heap.__index = Heap

local function new_heap()
  return setmetatable({count = 0, total = 0}, Heap)
end

-- Moves `item` up from `place`, past all that are greater.
local function sift_up(heap, place, item)
  while place > 1 do
    local above = place // 2
    if not less(item, heap[above]) then break end
    heap[place] = heap[above]
    place = above
  end
  heap[place] = item
end

-- Finds a place for `item` where the first one is missing: all the way down, along the smaller ones,
-- and up again. That is fewer comparisons than looking on the way down where it fits, since it comes
-- from the bottom and most often belongs there.
local function sift_down(heap, item)
  local place, below = 1, 2
  while below <= heap.count do
    if below < heap.count and not less(heap[below], heap[below + 1]) then below = below + 1 end
    heap[place] = heap[below]
    place, below = below, 2 * below
  end
  sift_up(heap, place, item)
end

-- Puts an item in. As heapq.heappush.
function Heap:push(item)
  local count = self.count + 1
  self.count = count
  self[count] = item
  sift_up(self, count, item)
  self.total = self.total + 1 -- not for one that could not be compared, and stays all the same
end

-- Takes the smallest one out. As heapq.heappop.
function Heap:pop()
  local count = self.count
  local smallest, last = self[1], self[count]
  self[count] = nil
  self.count = count - 1
  if count > 1 then sift_down(self, last) end
  return smallest
end

-- The items in the order in which they lie there, for `for place, item in heap:values() do`.
function Heap:values()
  local place = 0
  return function()
    place = place + 1
    if place <= self.count then return place, self[place] end
  end
end

return {_Heap = new_heap}
