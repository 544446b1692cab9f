local async function inside()
  print("inside")
end

local async function main()
  local inner = inside()
  try
    asyncio.run(inner)
  except RuntimeError as e
    print(repr(e))
  end
  await inner
end

for _, value in ipairs {5, "main", 1.5} do
  try
    asyncio.run(value)
  except ValueError as e
    print(repr(e))
  end
end
asyncio.run(main())
