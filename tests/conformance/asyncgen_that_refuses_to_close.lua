local async function stubborn()
  for n = 0, 5 do
    try
      local got = yield n
      print("got " .. (got or "None"))
    except BaseException as e
      print("caught " .. repr(e))
    finally
      print("finally " .. n)
    end
  end
end

local async function attempt(name, make)
  try
    print(name .. " " .. tostring((await make()) or "None"))
  except BaseException as e
    print(name .. " raised " .. repr(e))
  end
end

local async function main()
  local g = stubborn()
  await attempt("asend", function() return g:asend(nil) end)
  await attempt("aclose", function() return g:aclose() end)
  -- It can go on, but nothing is thrown into it any more.
  await attempt("asend", function() return g:asend("x") end)
  await attempt("athrow", function() return g:athrow(ValueError("v")) end)
  await attempt("aclose", function() return g:aclose() end)
  async for n in g do
    print("for " .. n)
  end
  await attempt("aclose", function() return g:aclose() end)

  g = stubborn()
  await attempt("asend", function() return g:asend(nil) end)
  await attempt("athrow", function() return g:athrow(GeneratorExit()) end)
  await attempt("asend", function() return g:asend("x") end)
  await attempt("aclose", function() return g:aclose() end)
  await attempt("aclose", function() return g:aclose() end)
  async for n in g do
  end
end

asyncio.run(main())
