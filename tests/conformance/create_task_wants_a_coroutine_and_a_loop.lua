local async function nothing() end

local async function main()
  for _, value in ipairs {5, "text"} do
    try
      asyncio.create_task(value)
    except TypeError as e
      print(repr(e))
    end
  end
end

local c = nothing()
try
  asyncio.create_task(c)
except RuntimeError as e
  print(repr(e))
end
c:close()
asyncio.run(main())
