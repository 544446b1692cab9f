-- As in CPython 3.11, nothing happens before the iteration begins; not even the arguments are looked at.

local async function work()
  print("working")
  return "result"
end

local async function main()
  local steps = asyncio.as_completed {work()}
  await asyncio.sleep(1)
  -- expect: nothing yet
  print("nothing yet")
  for coroutine in steps do
    -- expect: working
    -- expect: result
    print(await coroutine)
  end

  local future = asyncio.get_running_loop():create_future()
  for _, bad in ipairs {future, 5} do
    local iterator = asyncio.as_completed(bad)
    try
      iterator()
    except TypeError as e
      -- expect: expect an iterable of futures, not Future
      -- expect: 'number' object is not iterable
      print(e)
    end
  end
end

asyncio.run(main())
