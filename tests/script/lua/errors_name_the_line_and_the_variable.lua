-- A plain Lua error says what it says under lua: the place, and the name of the variable.

local function message(f, ...)
  return select(2, pcall(f, ...))
end

local t = {}
-- expect: FILE:10: attempt to call a nil value (global 'nosuch')
-- expect: FILE:11: attempt to index a nil value (field 'a')
print(message(function() nosuch() end))
print(message(function() return t.a.b end))
-- expect: FILE:14: attempt to call a nil value (method 'go')
-- expect: FILE:15: attempt to perform arithmetic on a nil value (local 'x')
print(message(function() t:go() end))
print(message(function(x) return x + 1 end))
-- expect: bad argument #1 to 'table.insert' (table expected, got number)
print((message(table.insert, 1, 2)))
-- expect: FILE:20: with a place
-- expect: without
print(message(function() error("with a place") end))
print(message(function() error("without", 0) end))
-- expect: table
print(type(message(error, {})))
