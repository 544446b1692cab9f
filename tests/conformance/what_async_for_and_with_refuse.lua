local async function f()
  return 1
end

local async function numbers()
  yield 1
end

async function try_for(x)
  try
    async for _ in x do print("not here") end
  except TypeError as e
    print(e)
  end
end

async function try_with(x)
  try
    async with x do print("not here") end
  except TypeError as e
    print(e)
  end
end

async function try_await(x)
  try
    await x
  except TypeError as e
    print(e)
  end
end

async function main()
  local c = f()
  await try_for(c)
  await try_with(c)
  await try_for(f)
  await try_with(f)
  await try_with(numbers())
  await try_await(f)
  await try_await(numbers)
  await try_await(numbers())
  print(await c)
  local task = asyncio.create_task(f())
  await try_for(task)
  await try_with(task)
  print(await task)
end

asyncio.run(main())
