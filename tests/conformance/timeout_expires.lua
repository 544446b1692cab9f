local async function main()
  local outside
  try
    async with asyncio.timeout(0.01) as cm do
      outside = cm
      try
        print(cm:expired() and "expired" or "not expired")
        await asyncio.sleep(10)
        print("not here")
      except asyncio.CancelledError
        print("cancelled inside")
        raise
      end
    end
  except TimeoutError as e
    print(repr(e))
  end
  print(outside:expired() and "expired" or "not expired")
  print(asyncio.current_task():cancelling())
  async with asyncio.timeout(5) as cm do
    outside = cm
    await asyncio.sleep(0)
    print("in time")
  end
  print(outside:expired() and "expired" or "not expired")
  for _, delay in ipairs {0, -1} do
    try
      async with asyncio.timeout(delay) do
        print("runs until it awaits")
        await asyncio.sleep(1)
      end
    except TimeoutError as e
      print(repr(e))
    end
  end
  async with asyncio.timeout(nil) as cm do
    await asyncio.sleep(0)
    print(cm:when() == nil and "never" or "sometime")
  end
end

asyncio.run(main())
