-- goto, break, closures in loops, numeric limits, varargs, multiple results and metamethods.

-- expect: 1 3
local out = {}
for i = 1, 4 do
  if i % 2 == 0 then goto continue end
  out[#out + 1] = i
  ::continue::
end
print(table.concat(out, " "))

-- expect: 1	2	3
local fs = {}
for i = 1, 3 do fs[i] = function() return i end end
print(fs[1](), fs[2](), fs[3]())

-- expect: 3	nil	c
local function f(...) return select("#", ...), (select(2, ...)), (select(-1, ...)) end
print(f("a", nil, "c"))

-- expect: 1	1	1	2
local function two() return 1, 2 end
print((two()), two(), two())

-- expect: 3.0	3	1	-2	8
print(6 / 2, 7 // 2, 7 % 3, -7 // 4, 1 << 3)

-- expect: got x	set y=1	called 2
local t = setmetatable({}, {
  __index = function(_, k) return "got " .. k end,
  __newindex = function(_, k, v) out = "set " .. k .. "=" .. v end,
  __call = function(_, x) return "called " .. x end,
})
t.y = 1
print(t.x, out, t(2))

-- expect: closed second first
local order = {}
do
  local a <close> = setmetatable({}, {__close = function() order[#order + 1] = "first" end})
  local b <close> = setmetatable({}, {__close = function() order[#order + 1] = "second" end})
end
print("closed " .. table.concat(order, " "))
