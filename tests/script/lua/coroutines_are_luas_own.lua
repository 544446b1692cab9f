-- Lua's coroutines work as ever, outside the loop and inside an async function.

local function count(n)
  return coroutine.wrap(function() for i = 1, n do coroutine.yield(i) end end)
end

local function total(n)
  local sum = 0
  for i in count(n) do sum = sum + i end
  return sum
end

-- expect: 55
print(total(10))
-- expect: true	1
-- expect: suspended
local co = coroutine.create(function(a) local b = coroutine.yield(a) return b end)
print(coroutine.resume(co, 1))
print(coroutine.status(co))
-- expect: true	2
-- expect: false	cannot resume dead coroutine
print(coroutine.resume(co, 2))
print(coroutine.resume(co))
-- expect: false	true
print(coroutine.isyieldable(), select(2, coroutine.running()))

local async function main()
  local sum = total(4)
  await asyncio.sleep(0)
  return sum + total(3)
end
-- expect: 16
print(asyncio.run(main()))
