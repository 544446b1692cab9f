-- The order of evaluation is Lua's own.
local n = 0

local async function add(by)
  local before = n
  await asyncio.sleep(0)
  n = before + by
  return n
end

local async function main()
  local t = {}
  local function put(value) t[#t + 1] = value end
  local async function v(x) put(x) await asyncio.sleep(0) return x end
  local sum = await v(1) + await v(2) * await v(3)
  print(sum, table.concat(t, " "))
  t = {}
  print(await v("a"), await v("b"), await v("c"))
  print(table.concat(t, " "))
  local object = {}
  function object.m(...) return select("#", ...) end
  print(object.m(await v(1), (await v(2))))
  await asyncio.gather(add(1), add(10))
  print(n)
end

asyncio.run(main())
-- expect: 7	1 2 3
-- expect: a	b	c
-- expect: a b c
-- expect: 2
-- expect: 10
