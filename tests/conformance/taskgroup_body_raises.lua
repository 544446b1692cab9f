local async function sleeper()
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError
    print("sleeper cancelled")
    raise
  end
end

local async function never()
  print("not here")
end

local async function main()
  try
    async with asyncio.TaskGroup() as tg do
      tg:create_task(sleeper())
      await asyncio.sleep(0)
      tg:create_task(never())
      raise TypeError("in the block")
    end
  except ExceptionGroup as e
    print(repr(e))
  end
  try
    async with asyncio.TaskGroup() as tg do
      raise KeyboardInterrupt()
    end
  except KeyboardInterrupt as e
    print(repr(e))
  end
end

asyncio.run(main())
