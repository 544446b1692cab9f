local async function count(n)
  try
    for i = 0, n - 1 do
      await asyncio.sleep(0)
      yield i
    end
    print("exhausted")
  finally
    print("finally")
  end
end

local async function pairs()
  yield "a", 1
  yield "b", 2
end

local async function main()
  async for i in count(3) do
    print(i)
  end
  async for name, number in pairs() do
    print(name .. number)
  end
  local g = count(2)
  print(await g:asend(nil))
  print(await g:asend(nil))
  try
    await g:asend(nil)
  except StopAsyncIteration as e
    print(repr(e))
  end
  try
    await g:asend(nil)
  except StopAsyncIteration as e
    print(repr(e))
  end
end

asyncio.run(main())
