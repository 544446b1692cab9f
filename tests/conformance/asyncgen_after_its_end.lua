local async function one()
  yield 1
end

local async function attempt(name, make)
  try
    print(name .. " " .. tostring((await make()) or "None"))
  except BaseException as e
    print(name .. " raised " .. repr(e))
  end
end

local async function every_way(name, g)
  await attempt(name .. " athrow", function() return g:athrow(ValueError("v")) end)
  await attempt(name .. " aclose", function() return g:aclose() end)
  await attempt(name .. " asend", function() return g:asend(nil) end)
  await attempt(name .. " asend a value", function() return g:asend("x") end)
  async for _ in g do
    print("never")
  end
end

local async function main()
  local exhausted = one()
  async for _ in exhausted do
  end
  await every_way("exhausted", exhausted)

  local closed = one()
  await closed:aclose()
  await every_way("closed before the start", closed)

  local failed = one()
  await attempt("athrow at the start", function() return failed:athrow(KeyError("k")) end)
  await every_way("failed", failed)
end

asyncio.run(main())
