local async function numbers(...)
  local sent = yield ...
  print("sent", sent)
  yield
  local a, b = yield 1, 2
  print("then", a, b)
end

local async function nested()
  async for i in numbers("inner") do yield "outer", i end
end

local async function no_values()
  if false then yield end
end

local async function main()
  local g = numbers("x", "y")
  print(await g:asend(nil))
  print(await g:asend("hello"))
  print(await g:asend(nil))
  try
    await g:asend("one", "two")
  except StopAsyncIteration
    print("over")
  end
  async for _ in no_values() do print("not here") end
  async for word, i in nested() do
    print(word, i)
    break
  end
end

asyncio.run(main())
-- expect: x	y
-- expect: sent	hello
-- expect: 
-- expect: 1	2
-- expect: then	one	two
-- expect: over
-- expect: outer	inner
