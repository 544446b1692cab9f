-- A group that was made a member of itself, and one that is very deep, are shown and refused, and do
-- no harm.
-- skip: gcstress so many groups take too long
local ring = ExceptionGroup("ring", {ValueError("v")})
ring.exceptions[2] = ring
local deep = ValueError("v")
for _ = 1, 150000 do deep = ExceptionGroup("deep", {deep}) end

local classes = {}
classes[1] = classes
local nested = {TypeError}
for _ = 1, 80 do nested = {nested} end

local function refuse(label, f)
  try
    f()
    print(label, "went well")
  except Exception as e
    print(label, e.name, e)
  end
end

for _, group in ipairs {ring, deep} do
  print(tostring(group))
  assert(#repr(group) > 0)
  refuse("split", function() group:split(TypeError) end)
  refuse("subgroup", function() group:subgroup(function(e) return false end) end)
  refuse("except*", function()
    try raise group except* TypeError print("never") end
  end)
end
for _, list in ipairs {classes, nested} do
  refuse("list", function()
    try raise ExceptionGroup("g", {ValueError(1)}) except* list print("never") end
  end)
  refuse("list", function() try raise ValueError(1) except list print("never") end end)
end
-- expect: ring (2 sub-exceptions)
-- expect: split	RecursionError	maximum recursion depth exceeded in exceptiongroup_split_recursive
-- expect: subgroup	RecursionError	maximum recursion depth exceeded in exceptiongroup_split_recursive
-- expect: except*	RecursionError	maximum recursion depth exceeded in exceptiongroup_split_recursive
-- expect: deep (1 sub-exception)
-- expect: split	RecursionError	maximum recursion depth exceeded in exceptiongroup_split_recursive
-- expect: subgroup	RecursionError	maximum recursion depth exceeded in exceptiongroup_split_recursive
-- expect: except*	RecursionError	maximum recursion depth exceeded in exceptiongroup_split_recursive
-- expect: list	TypeError	catching classes that do not inherit from BaseException is not allowed
-- expect: list	TypeError	catching classes that do not inherit from BaseException is not allowed
-- expect: list	TypeError	catching classes that do not inherit from BaseException is not allowed
-- expect: list	TypeError	catching classes that do not inherit from BaseException is not allowed

-- A condition that divides a deep group itself, again and again, comes to an end, too.
local leaf = ValueError("v")
for _ = 1, 900 do leaf = ExceptionGroup("deep", {leaf}) end
local function condition(e)
  if not isinstance(e, ExceptionGroup) then leaf:split(condition) end
  return false
end
print((pcall(leaf.split, leaf, condition)))
-- expect: false
