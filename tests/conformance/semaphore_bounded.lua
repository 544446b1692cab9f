local async function main()
  local semaphore = asyncio.BoundedSemaphore(2)
  try
    semaphore:release()
  except ValueError as e
    print(repr(e))
  end
  async with semaphore do
    print(semaphore:locked() and "locked" or "free")
    async with semaphore do
      print(semaphore:locked() and "locked" or "free")
      try
        await asyncio.wait_for(semaphore:acquire(), 0.01)
      except TimeoutError
        print("full")
      end
    end
  end
  try
    semaphore:release()
  except ValueError as e
    print(repr(e))
  end
  try
    async with semaphore do
      semaphore:release()
    end
  except ValueError as e
    print(repr(e))
  end
  local one = asyncio.BoundedSemaphore()
  await one:acquire()
  one:release()
  print(one:locked() and "locked" or "free")
  try
    asyncio.BoundedSemaphore{value = -5}
  except ValueError as e
    print(repr(e))
  end
end

asyncio.run(main())
