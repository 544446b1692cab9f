local function put(...)
  local queue = asyncio.PriorityQueue()
  try
    for _, item in ipairs {...} do
      queue:put_nowait(item)
    end
  except TypeError as e
    return tostring(e)
  end
  return queue:get_nowait()
end

-- expect: '<' not supported between instances of 'string' and 'number'
print(put(1, "text"))
-- expect: '<' not supported between instances of 'table' and 'number'
print(put(1, {1}))
-- expect: '<' not supported between instances of 'boolean' and 'boolean'
print(put(true, false))
-- expect: '<' not supported between instances of 'string' and 'number'
print(put({1, 5}, {1, "text"}))
-- expect: first
print(put({2, "second"}, {1, "first"})[2])

-- One `__lt` is enough, as ever in Lua.
local Last = {__lt = function(a, b) return type(b) == "table" and rawlen(b) > 0 and rawlen(a) == 0 end}
local last = setmetatable({}, Last)
local queue = asyncio.PriorityQueue()
queue:put_nowait(last)
queue:put_nowait({1})
-- expect: true	1
print(queue:get_nowait() == last, queue:qsize())

-- Tables with named fields have no order, as Python's dicts; a tie before them is decided by them.
-- expect: '<' not supported between instances of 'table' and 'table'
print(put({priority = 2}, {priority = 1}))
-- expect: '<' not supported between instances of 'table' and 'table'
print(put({1, {name = "a"}}, {1, {name = "b"}}))
-- expect: '<' not supported between instances of 'table' and 'table'
print(put({}, {priority = 1}))
-- expect: a
print(put({1, {name = "a"}}, {1, {name = "a"}})[2].name)
-- expect: first
print(put({2, name = "second"}, {1, name = "first"}).name)
