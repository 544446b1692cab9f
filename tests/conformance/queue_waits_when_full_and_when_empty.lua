local async function main()
  local queue = asyncio.Queue(2)

  local async function producer(name)
    for n = 1, 3 do
      await queue:put(name .. n)
      print("put " .. name .. n)
    end
  end

  local async function consumer(name)
    for _ = 1, 3 do
      print(name .. " got " .. await queue:get())
    end
  end

  await asyncio.gather(producer("a"), producer("b"), consumer("x"), consumer("y"))
  print("consumers first")
  await asyncio.gather(consumer("x"), consumer("y"), producer("a"), producer("b"))
  print(queue:qsize())
end

asyncio.run(main())
