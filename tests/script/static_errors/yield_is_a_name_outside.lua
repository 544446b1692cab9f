-- Outside an async function `yield` is an ordinary name, so that Lua programs keep their meaning.
local yield = coroutine.yield
local co = coroutine.wrap(function() yield(1) yield(2) end)
print(co(), co())
-- expect: 1	2
