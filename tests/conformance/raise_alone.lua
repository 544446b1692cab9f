local function attempt(f)
  try
    f()
  except BaseException as e
    print(repr(e))
  end
end

local function outside()
  raise
end

local function inner_raises_the_outer()
  try
    raise ValueError("v")
  except ValueError
    outside()
  end
end

local async function after_await()
  try
    raise KeyError("k")
  except KeyError
    await asyncio.sleep(0)
    raise
  end
end

attempt(outside)
attempt(inner_raises_the_outer)
attempt(function() asyncio.run(after_await()) end)
