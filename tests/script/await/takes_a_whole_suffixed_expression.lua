local object = {name = "object", inner = {}}

async function object:method(a, b) return self.name .. a .. (b or "") end
async function object.inner.deep(x) return "deep " .. x end
async function object.inner:self_is() return self == object.inner end
local async function shout(s) return s:upper() end
local async function options(t) return t.key end
local async function gives_function() return function(x) return "called with " .. x end end

-- A regular function that gives something to await.
local function maker() return {task = object.inner.deep("in a field"), [1] = shout("indexed")} end

local async function main()
  print(await object:method("+", "-"))
  print(await object.inner.deep("call"))
  print(await object["inner"]["deep"]("by index"))
  print(await object.inner:self_is())
  print(await shout"string")
  print(await shout[[long string]])
  print(await options{key = "table"})
  print(await object:method"string")
  print(await maker().task)
  print(await maker()[1])
  print((await gives_function())("x"))
  print(await (shout("parenthesised")))
  print(await ({shout})[1]("from a table"))
  print(await (function() return shout end)()("from a function"))
end

local async function again()
  local anonymous = async function(x) return "anonymous " .. x end
  print(await anonymous("one"))
  print(await (async function(x) return "immediate " .. x end)("two"))
  local t = {f = async function() return "field" end}
  print(await t.f())
end

asyncio.run(main())
asyncio.run(again())
-- expect: object+-
-- expect: deep call
-- expect: deep by index
-- expect: true
-- expect: STRING
-- expect: LONG STRING
-- expect: table
-- expect: objectstring
-- expect: deep in a field
-- expect: INDEXED
-- expect: called with x
-- expect: PARENTHESISED
-- expect: FROM A TABLE
-- expect: FROM A FUNCTION
-- expect: anonymous one
-- expect: immediate two
-- expect: field
