-- The queue inside queues and locks against the simplest one there could be.
math.randomseed(1)
local ring, plain, given = asyncio._Deque(), {}, {}
local pushed = 0
for step = 1, 20000 do
  local choice = math.random(step % 2000 < 1000 and 5 or 10)
  if choice <= 4 then
    pushed = pushed + 1
    ring:push(pushed)
    table.insert(plain, pushed)
  elseif choice <= 8 then
    assert(ring:pop() == table.remove(plain, 1))
  elseif choice == 9 then
    local first
    for _, value in ipairs(plain) do
      if not given[value] then
        first = value
        break
      end
    end
    if first then given[first] = true end
    assert(ring:next() == first)
  else
    local value = #plain > 0 and plain[math.random(#plain)] or 0
    local found = false
    for place, other in ipairs(plain) do
      if other == value then
        table.remove(plain, place)
        found = true
        break
      end
    end
    assert(ring:remove(value) == found)
  end
  assert(#ring == #plain and ring:front() == plain[1])
  if step % 100 == 0 then
    local count = 0
    for place, value in ring:values() do
      count = count + 1
      assert(plain[place] == value)
    end
    assert(count == #plain)
  end
end
-- expect: nil	false	nil
ring = asyncio._Deque()
ring:push(nil)
ring:push(false)
print(ring:pop(), ring:pop(), ring:pop())
