local async function three() return 1, nil, 3 end
local async function none() end
local async function pass(...) return ... end
local async function slow(...)
  await asyncio.sleep(0)
  return ...
end
local async function tail(...) return await slow(...) end
local async function truncated(...) return (await slow(...)) end

local async function main(...)
  print(select("#", ...), ...)
  print(select("#", await three()))
  print(select("#", await none()))
  print(select("#", await pass(nil, nil)))
  print(await slow(1, 2, nil))
  print(await tail("a", "b"))
  print(await truncated("a", "b"))
  local a, b, c, d = await three()
  print(a, b, c, d)
  local t = {await slow(1, 2), await slow(3, 4)}
  print(#t, t[1], t[2], t[3])
  local task = asyncio.create_task(slow("x", "y", "z"))
  print(await task)
  print(task:result())
  print(await asyncio.shield(task))
  local results = await asyncio.gather(slow("first", "dropped"), three())
  print(results[1], results[2])
  local x, y = (await slow(8, 9)), await slow(10)
  print(x, y)
end

asyncio.run(main(nil, "two", nil))
print(asyncio.run(three()))
-- expect: 3	nil	two	nil
-- expect: 3
-- expect: 0
-- expect: 2
-- expect: 1	2	nil
-- expect: a	b
-- expect: a
-- expect: 1	nil	3	nil
-- expect: 3	1	3	4
-- expect: x	y	z
-- expect: x	y	z
-- expect: x	y	z
-- expect: first	1
-- expect: 8	10
-- expect: 1	nil	3
