local async function numbers(name)
  try
    local n = 0
    while true do
      yield n
      n = n + 1
    end
  finally
    await asyncio.sleep(0)
    print(name .. " closed")
  end
end

local async function ignores()
  try
    yield 1
  finally
    yield 2
  end
end

local async function explicit()
  local g = numbers("explicit")
  async for n in g do
    print(n)
    if n == 1 then
      break
    end
  end
  print("left")
  await g:aclose()
  print("after aclose")
end

local async function refuses()
  local g = ignores()
  await g:asend(nil)
  try
    await g:aclose()
  except RuntimeError as e
    print(repr(e))
  end
end

local kept = {}

local async function leaves()
  kept[1] = numbers("kept")
  print(await kept[1]:asend(nil))
  print("main ends")
end

asyncio.run(explicit())
asyncio.run(refuses())
asyncio.run(leaves())
print("after run")
