local async function ticker(n)
  for i = 0, n - 1 do
    yield i
    await asyncio.sleep(0)
  end
end

local async function consume(name, n)
  local total = 0
  async for i in ticker(n) do
    print(name .. i)
    total = total + i
  end
  return total
end

local async function slow_numbers()
  try
    yield 1
    await asyncio.sleep(10)
  except asyncio.CancelledError
    print("generator cancelled")
    raise
  finally
    print("generator over")
  end
end

local async function takes()
  async for n in slow_numbers() do
    print("took " .. n)
  end
end

local async function main()
  local totals = await asyncio.gather(consume("a", 3), consume("b", 4))
  print(totals[1] .. " " .. totals[2])
  local task = asyncio.create_task(takes())
  await asyncio.sleep(0.01)
  task:cancel()
  try
    await task
  except asyncio.CancelledError as e
    print(repr(e))
  end
  try
    await asyncio.wait_for(takes(), 0.01)
  except TimeoutError as e
    print(repr(e))
  end
end

asyncio.run(main())
