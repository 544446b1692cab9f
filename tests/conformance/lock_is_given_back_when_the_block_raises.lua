local async function main()
  local lock = asyncio.Lock()
  try
    async with lock do
      raise ValueError("inside")
    end
  except ValueError as e
    print(repr(e))
  end
  print(lock:locked() and "locked" or "free")

  local async function holder()
    async with lock do
      await asyncio.sleep(10)
    end
  end
  local task = asyncio.create_task(holder())
  await asyncio.sleep(0)
  print(lock:locked() and "locked" or "free")
  task:cancel()
  try
    await task
  except asyncio.CancelledError
    print("cancelled")
  end
  print(lock:locked() and "locked" or "free")

  local async function early()
    async with lock do
      return "early"
    end
  end
  print(await early())
  print(lock:locked() and "locked" or "free")
end

asyncio.run(main())
