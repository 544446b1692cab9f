local async function main()
  local lock = asyncio.Lock()
  async with lock do
    try
      await asyncio.wait_for(lock:acquire(), 0.01)
    except TimeoutError
      print("wait_for gave up")
    end
    try
      async with asyncio.timeout(0.01) do
        async with lock do
          print("not here")
        end
      end
    except TimeoutError
      print("timeout gave up")
    end
    print(lock:locked() and "locked" or "free")
  end
  print(lock:locked() and "locked" or "free")
  print(await asyncio.wait_for(lock:acquire(), 1) and "in time")
  print(lock:locked() and "locked" or "free")
  lock:release()
end

asyncio.run(main())
