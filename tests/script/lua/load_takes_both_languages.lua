-- load, loadfile, dofile and require keep lua's ways, and take the new words too.

-- expect: 3
print(load("return 1 + 2")())
-- expect: 6	nil
local parts = {"return ", "x", " + 1"}
local i = 0
local f, message = load(function() i = i + 1; return parts[i] end, "=chunk", "t", {x = 5})
print(f(), message)
-- expect: nil	[string "x ="]:1: unexpected symbol near <eof>
print(load("x ="))
-- expect: nil	name:2: syntax error near 'b'
print(load("\na b", "=name"))
-- expect: nil	attempt to load a text chunk (mode is 'b')
print(load("return 1", "x", "b"))
-- expect: 42
print(load(string.dump(load("return 42")), "dumped", "b")())
-- expect: seven
local g = load("return asyncio.run((async function() return await asyncio.sleep(0, 'seven') end)())")
print(g())
-- expect: 1	2	3
print(load("local a, b = ...; return a, b, select('#', ...) + 1")(1, 2))
-- expect: nil	cannot open nosuch.lua: No such file or directory
print(loadfile("nosuch.lua"))
-- expect: false	cannot open nosuch.lua: No such file or directory
print(pcall(dofile, "nosuch.lua"))
-- expect: true
print(package.loaded.string == require "string")
