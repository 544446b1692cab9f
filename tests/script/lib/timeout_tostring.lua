local async function main()
  local limit = asyncio.timeout_at(nil)
  -- expect: <Timeout [created]>
  print(limit)
  try
    async with limit do
      -- expect: <Timeout [active] when=nil>
      print(limit)
      local now = asyncio.get_running_loop():time()
      limit:reschedule(math.floor(now) + 1000)
      -- expect: true
      print(tostring(limit) == "<Timeout [active] when=" .. math.floor(now) + 1000 .. ">")
      limit:reschedule(math.floor(now) + 2000.12345)
      -- expect: true
      print(tostring(limit) == "<Timeout [active] when=" .. math.floor(now) + 2000.123 .. ">")
      limit:reschedule(now)
      try
        await asyncio.sleep(1)
      finally
        -- expect: <Timeout [expiring]>
        print(limit)
      end
    end
  except TimeoutError as e
    -- expect: <Timeout [expired]>	CancelledError
    print(limit, e.cause.name)
  end
  async with asyncio.timeout(1) as other do limit = other end
  -- expect: <Timeout [finished]>
  print(limit)
end

asyncio.run(main())
