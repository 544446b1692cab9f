-- A full stack is a RecursionError, however it was filled; pcall sees Lua's own words.
async function awaits(n) return 1 + await awaits(n + 1) end
function calls(n) return 1 + calls(n + 1) end
local indexed = setmetatable({}, {__index = function(t, key) return t[key + 1] end})

try
  asyncio.run(awaits(1))
except RecursionError as e
  print(repr(e), e.value)
end
-- expect: RecursionError('maximum recursion depth exceeded')	FILE:2: stack overflow
try
  calls(1)
except RecursionError as e
  print(e)
end
-- expect: maximum recursion depth exceeded
try
  print(indexed[1])
except RuntimeError as e
  print(e, e.value)
end
-- expect: maximum recursion depth exceeded	FILE:4: C stack overflow
print(pcall(function() try return 1 + calls(1) finally print("left") end end))
-- expect: left
-- expect: false	FILE:3: stack overflow
try
  error("stack overflow of my own")
except as e
  print(e.name)
end
-- expect: LuaError
-- skip: gcstress too many frames
-- skip: valgrind too many frames
