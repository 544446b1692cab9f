-- args: --explain=off check -
-- stdin: async function f() end
-- stdin: f()
print("a" + "b")
-- expect: stdin:2:1: never-awaited: f() makes a coroutine object, and nothing runs it
-- expect: FILE:4:7: python-spelling: Lua joins strings with .. and adds numbers with +
-- expect: 
-- expect: 2 things found in 2 of 2 files
-- expect exit: 1
