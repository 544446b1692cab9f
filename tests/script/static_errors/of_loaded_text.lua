-- load answers as Lua's does: nil and a message.
local f, message = load("await g()", "=text")
print(f, message)
local f, message = load("local function f() return await g() end", "@name.lua")
print(f, message)
local f, message = load("x = = 1", "=text")
print(f, message)
local f = load("local async function f() return 'loaded' end return asyncio.run(f())")
print(f())
print(load("return ...")(1, 2))
local async function main()
  local g = load("local async function f(x) await asyncio.sleep(0) return x * 2 end return f")()
  print(await g(21))
end
asyncio.run(main())
-- expect: nil	text:1: 'await' outside function
-- expect: nil	name.lua:1: 'await' outside function
-- expect: nil	text:1: unexpected symbol near '='
-- expect: loaded
-- expect: 1	2
-- expect: 42
