-- Where a Context is asked for, nothing else will do; but a table may be an argument of a callback.
local async function nothing() end

local async function main()
  local loop = asyncio.get_running_loop()
  local coroutine = nothing()
  try
    asyncio.create_task(coroutine, {context = 5})
  except TypeError as err
    -- expect: a Context was expected, got 5
    print(err)
  end
  try
    loop:create_future():add_done_callback(print, {context = {}})
  except TypeError as err
    -- expect: a Context was expected, got table: 0x…
    print(err)
  end
  try
    loop:call_soon(print, {context = 5})
  except TypeError as err
    -- expect: a Context was expected, got 5
    print(err)
  end
  try
    loop:call_later(1, print, {contxt = contextvars.copy_context()})
  except TypeError as err
    -- expect: call_later() got an unexpected keyword argument 'contxt'
    print(err)
  end
  loop:call_soon(function(t) print(t.words) end, {words = "an argument"})
  loop:call_soon(function(t, n) print(t.context ~= nil, n) end, {context = contextvars.copy_context(), n = 1}, 2)
  -- expect: an argument
  -- expect: true	2
  await asyncio.sleep(0)
end

asyncio.run(main())
