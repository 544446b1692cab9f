local async function after(delay, value)
  await asyncio.sleep(delay)
  return value
end

local async function main()
  local tasks = {}
  for i, pair in ipairs {{0.01, "quick"}, {5, "slow"}, {6, "slower"}} do
    tasks[i] = asyncio.create_task(after(pair[1], pair[2]))
  end
  for awaitable in asyncio.as_completed(tasks, {timeout = 0.1}) do
    try
      print(await awaitable)
    except TimeoutError as e
      print(repr(e))
    end
  end
  print(tasks[2]:cancelled() and "cancelled" or "still runs")
end

asyncio.run(main())
