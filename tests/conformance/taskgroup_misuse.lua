local async function nothing() end

local async function fail()
  raise ValueError("x")
end

local async function attempt(tg)
  local c = nothing()
  try
    tg:create_task(c)
  except RuntimeError as e
    print(repr(e))
  end
  c:close()
end

local async function main()
  local tg = asyncio.TaskGroup()
  await attempt(tg)
  async with tg do
  end
  await attempt(tg)
  try
    async with tg do
    end
  except RuntimeError
    print("entered once only")
  end
  try
    async with asyncio.TaskGroup() as tg do
      tg:create_task(fail())
      try
        await asyncio.sleep(1)
      finally
        await attempt(tg)
      end
    end
  except ExceptionGroup as e
    print(repr(e))
  end
end

asyncio.run(main())
