local async function numbers()
  local n = 0
  while n < 3 do
    await asyncio.sleep(0)
    n = n + 1
    yield n
  end
end

local async function take(g, name)
  try
    print(name .. " " .. tostring(await g:asend(nil)))
  except RuntimeError as e
    print(name .. " " .. tostring(e):match(": (.*)"))
  end
end

local async function main()
  local g = numbers()
  await asyncio.gather(take(g, "a"), take(g, "b"))
  await take(g, "c")
  await g:aclose()
end

asyncio.run(main())
