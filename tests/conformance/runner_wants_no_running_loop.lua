local async function nothing() end

local async function main()
  local runner = asyncio.Runner()
  local c = nothing()
  try
    runner:run(c)
  except RuntimeError as e
    print(repr(e))
  end
  await c
end

asyncio.run(main())
