local async function main()
  local semaphore = asyncio.Semaphore(2)
  local inside, most = 0, 0

  local async function worker(name)
    async with semaphore do
      inside = inside + 1
      most = math.max(most, inside)
      print(name .. " in")
      await asyncio.sleep(0)
      inside = inside - 1
    end
    print(name .. " out")
  end

  await asyncio.gather(worker("a"), worker("b"), worker("c"), worker("d"), worker("e"))
  print("at most " .. most)
  print(semaphore:locked() and "locked" or "free")
  print(await semaphore:acquire() and "true")
  await semaphore:acquire()
  print(semaphore:locked() and "locked" or "free")
  semaphore:release()
  semaphore:release()
  semaphore:release()
  for _ = 1, 3 do
    await semaphore:acquire()
  end
  print(semaphore:locked() and "locked" or "free")

  local one, none = asyncio.Semaphore(), asyncio.Semaphore{value = 0}
  print(one:locked() and "locked" or "free")
  print(none:locked() and "locked" or "free")
  try
    asyncio.Semaphore(-1)
  except ValueError as e
    print(repr(e))
  end
end

asyncio.run(main())
