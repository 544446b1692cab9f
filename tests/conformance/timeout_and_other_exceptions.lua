local async function main()
  try
    async with asyncio.timeout(5) do
      raise ValueError("own")
    end
  except ValueError as e
    print(repr(e))
  end

  -- An exception that replaces the cancellation wins over the timeout.
  try
    async with asyncio.timeout(0.01) do
      try
        await asyncio.sleep(5)
      except asyncio.CancelledError
        raise KeyError("instead")
      end
    end
  except KeyError as e
    print(repr(e))
  end
  print(asyncio.current_task():cancelling())

  -- A cancellation from outside is not a timeout.
  local async function limited()
    async with asyncio.timeout(5) do
      await asyncio.sleep(10)
    end
  end

  local task = asyncio.create_task(limited())
  await asyncio.sleep(0)
  task:cancel("outside")
  try
    await task
  except asyncio.CancelledError as e
    print(repr(e))
  end
end

asyncio.run(main())
