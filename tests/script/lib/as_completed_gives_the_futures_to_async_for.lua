-- `async for` over as_completed gives the futures themselves, in the order in which they get done.

local async function after(delay, value)
  await asyncio.sleep(delay)
  return value
end

local async function main()
  local slow = asyncio.create_task(after(2, "slow"), {name = "slow"})
  local quick = asyncio.create_task(after(1, "quick"), {name = "quick"})
  -- expect: quick: quick
  -- expect: other: other
  -- expect: slow: slow
  async for task in asyncio.as_completed({slow, quick, after(1.5, "other"), quick}) do
    assert(asyncio.isfuture(task) and task:done())
    print((task == slow and "slow" or task == quick and "quick" or "other") .. ": " .. await task)
  end

  local never = asyncio.get_running_loop():create_future()
  try
    async for future in asyncio.as_completed({never, after(1, "in time")}, {timeout = 2}) do
      -- expect: in time
      print(future:result())
    end
  except TimeoutError as e
    -- expect: TimeoutError()
    print(repr(e))
  end
  -- expect: false
  print(never:done())
end

asyncio.run(main())
