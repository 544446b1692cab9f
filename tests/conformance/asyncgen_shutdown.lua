local async function numbers(name)
  try
    yield 1
    yield 2
  except GeneratorExit
    print(name .. " told to exit")
    raise
  finally
    await asyncio.sleep(0)
    print(name .. " closed")
  end
end

local async function main()
  local loop = asyncio.get_running_loop()
  local one = numbers("one")
  print(await one:asend(nil))
  print("shutting down")
  await loop:shutdown_asyncgens()
  print("shut down")
  try
    await one:asend(nil)
  except StopAsyncIteration
    print("is over")
  end
end

local async function breaks()
  local g = numbers("explicit")
  async for n in g do
    print(n)
    break
  end
  print("after break")
  await g:aclose()
  print("after aclose")
end

asyncio.run(main())
asyncio.run(breaks())
