local async function echo()
  local received = "nothing"
  while true do
    try
      received = yield received
      print("got " .. tostring(received))
    except ValueError as e
      received = "caught " .. repr(e)
    except GeneratorExit
      print("closing")
      await asyncio.sleep(0)
      print("closed")
      raise
    end
  end
end

local async function main()
  local g = echo()
  try
    await g:asend("too early")
  except TypeError
    print("TypeError")
  end
  print(await g:asend(nil))
  print(await g:asend("one"))
  print(await g:asend("two"))
  print(await g:athrow(ValueError("thrown")))
  print(await g:asend("three"))
  try
    await g:athrow(KeyError("not caught"))
  except KeyError as e
    print(repr(e))
  end
  try
    await g:asend(nil)
  except StopAsyncIteration
    print("is over")
  end

  g = echo()
  await g:asend(nil)
  await g:aclose()
  await g:aclose()
  try
    await g:asend(nil)
  except StopAsyncIteration
    print("is over")
  end

  local unstarted = echo()
  await unstarted:aclose()
  print("closed without a start")
  unstarted = echo()
  try
    await unstarted:athrow(ValueError("at the start"))
  except ValueError as e
    print(repr(e))
  end
end

asyncio.run(main())
