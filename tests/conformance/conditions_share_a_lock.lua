local async function main()
  local lock = asyncio.Lock()
  local room, items = asyncio.Condition(lock), asyncio.Condition(lock)
  local list = {}

  local async function producer()
    for n = 1, 6 do
      async with room do
        await room:wait_for(function() return #list < 2 end)
        list[#list + 1] = n
        print("put " .. n)
        items:notify()
      end
    end
  end

  local async function consumer()
    for _ = 1, 6 do
      async with items do
        await items:wait_for(function() return #list > 0 end)
        print("took " .. table.remove(list, 1))
        room:notify()
      end
    end
  end

  await asyncio.gather(producer(), consumer())
  async with lock do
    print(room:locked() and items:locked() and "both locked" or "free")
  end

  local named = asyncio.Condition{lock = lock}
  print(named:locked() and "locked" or "free")
  await named:acquire()
  print(lock:locked() and "locked" or "free")
  named:release()
  print(lock:locked() and "locked" or "free")
end

asyncio.run(main())
