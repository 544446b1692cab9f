local async function main()
  local queue = asyncio.Queue()
  print(queue.maxsize, queue:qsize(), queue:empty() and "empty" or "not empty", queue:full() and "full" or "not full")
  for n = 1, 3 do
    await queue:put(n)
  end
  print(queue:qsize(), queue:empty() and "empty" or "not empty", queue:full() and "full" or "not full")
  print(await queue:get(), await queue:get())
  await queue:put(nil)
  print(await queue:get())
  print(await queue:get() == nil and "nothing is an item too")
  print(queue:qsize())
  for _, maxsize in ipairs {2, 0, -1} do
    local other = asyncio.Queue{maxsize = maxsize}
    other:put_nowait("a")
    other:put_nowait("b")
    print(other.maxsize, other:full() and "full" or "not full")
  end
end

asyncio.run(main())
