-- Lua's error and pcall work with exceptions, and exceptions with Lua's functions.
local ok, e = pcall(error, ValueError("v"))
print(ok, repr(e))
local ok, e = pcall(error, ValueError("v"), 2)
print(ok, repr(e))
print(select(2, pcall(function() error(KeyError("k")) end)).name)
local co = coroutine.create(function() raise ValueError("in a coroutine") end)
local ok, e = coroutine.resume(co)
print(ok, repr(e), coroutine.status(co))
print(pcall(coroutine.wrap(function() error("lua", 0) end)))
local ok, e = xpcall(function() raise ValueError("x") end, debug.traceback)
print(ok, repr(e))
local t = setmetatable({}, {__index = function(_, k) raise KeyError(k) end})
try
  print(t.missing)
except KeyError as e
  print(repr(e))
end
table.sort({1, 2}, function(a, b) return a < b end)
try
  table.sort({3, 1, 2}, function(a, b) raise TypeError("in the comparison") end)
except TypeError as e
  print(e)
end
-- expect: false	ValueError('v')
-- expect: false	ValueError('v')
-- expect: KeyError
-- expect: false	ValueError('in a coroutine')	dead
-- expect: false	lua
-- expect: false	ValueError('x')
-- expect: KeyError('missing')
-- expect: in the comparison
