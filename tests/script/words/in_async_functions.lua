-- `yield` is a keyword inside an async function unless a local has that name.
local async function generator()
  yield 1
  yield(2)
  local got = yield nil
  print("got", got)
end

local async function ordinary()
  local yield = function(x) return "my yield " .. x end
  print(yield(1), yield "two")
  local function regular() return yield(3) end
  print(regular())
end

local async function fields()
  local t = {yield = 5, async = 6, try = 7}
  print(t.yield, t.async, t.try)
  t.yield = 8
  local as, with, except = 1, 2, 3
  print(t.yield, as, with, except)
  return t
end

local yield_outside = function(yield) return yield end

local async function main()
  local g = generator()
  print(await g:asend(nil), await g:asend(nil), await g:asend(nil))
  try
    await g:asend("sent")
  except StopAsyncIteration
    print("over")
  end
  await ordinary()
  await fields()
  print(yield_outside("regular"))
end

asyncio.run(main())
-- expect: 1	2	nil
-- expect: got	sent
-- expect: over
-- expect: my yield 1	my yield two
-- expect: my yield 3
-- expect: 5	6	7
-- expect: 8	1	2	3
-- expect: regular
