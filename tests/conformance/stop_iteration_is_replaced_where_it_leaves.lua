async function stop() raise StopIteration("s") end
async function stop_in_try() try raise StopIteration("t") finally print("finally") end end
async function between() await stop() end
async function stop_async() raise StopAsyncIteration("a") end

async function generate(class)
  yield 1
  raise class("g")
end

async function main()
  for _, f in ipairs{stop, stop_in_try, between, stop_async} do
    try
      await f()
    except StopIteration as e
      print("not here", e)
    except Exception as e
      print(repr(e), repr(e.cause) == "nil" and "no cause" or repr(e.cause))
    end
  end
  for _, class in ipairs{StopIteration, StopAsyncIteration} do
    try
      async for value in generate(class) do print(value) end
    except Exception as e
      print(repr(e), repr(e.cause))
    end
    local g = generate(class)
    await g:asend(nil)
    try
      await g:aclose()
    except Exception as e
      print(repr(e))
    end
  end
  try
    raise StopIteration("here")
  except StopIteration as e
    print("caught", e)
  end
  await stop()
end

try
  asyncio.run(main())
except RuntimeError as e
  print(repr(e), repr(e.cause))
end
