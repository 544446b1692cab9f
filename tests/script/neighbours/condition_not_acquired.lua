local news = asyncio.Condition()

local async function listen()
  await news:wait_for(function() return false end)
end

local async function tell()
  news:notify_all()
end

local async function main()
  local listening = asyncio.create_task(listen())
  await asyncio.wait({listening})
  try
    await listening
  except RuntimeError as e
    print(repr(e))
  end
  await tell()
end

asyncio.run(main())
-- args: --clock=virtual
-- expect: RuntimeError('cannot wait on un-acquired lock')
-- expect exit: 1
-- expect stderr contains: RuntimeError: cannot notify on un-acquired lock
-- expect stderr contains: condition-not-acquired: news was notified, but its lock is not held.
-- expect stderr contains: fix   async with news do news:notify() end
