local async function bad()
  yield 1
  raise ValueError("from the generator")
end

local async function stops()
  yield 1
  raise StopAsyncIteration("by hand")
end

local async function delegates()
  async for n in bad() do
    yield n * 10
  end
end

local async function main()
  try
    async for n in bad() do
      print(n)
    end
  except ValueError as e
    print(repr(e))
  end
  try
    async for n in delegates() do
      print(n)
    end
  except ValueError as e
    print(repr(e))
  end
  try
    async for n in stops() do
      print(n)
    end
  except RuntimeError as e
    print(repr(e))
  end
  local g = bad()
  local first = g:asend(nil)
  print(await first)
  try
    await first
  except RuntimeError as e
    print(repr(e))
  end
end

asyncio.run(main())
