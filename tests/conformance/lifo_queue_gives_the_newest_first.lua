local async function main()
  local queue = asyncio.LifoQueue(3)
  for n = 1, 3 do
    await queue:put(n)
  end
  local late = asyncio.create_task(queue:put(4))
  await asyncio.sleep(0)
  print(queue:full() and "full", await queue:get())
  await late
  print(await queue:get(), await queue:get(), await queue:get())
  print(queue:empty() and "empty")
  for _ = 1, 4 do
    queue:task_done()
  end
  await queue:join()
  local waiting = asyncio.create_task(queue:get())
  await asyncio.sleep(0)
  queue:put_nowait("x")
  queue:put_nowait("y")
  print(await waiting)
end

asyncio.run(main())
