local async function fail(delay, text)
  await asyncio.sleep(delay)
  raise ValueError(text)
end

local async function work()
  await asyncio.sleep(0.03)
  print("work goes on")
  return "worked"
end

local async function main()
  local task = asyncio.create_task(work())
  try
    await asyncio.gather(fail(0.02, "later"), fail(0, "sooner"), task)
  except ValueError as e
    print(repr(e))
  end
  print(task:done() and "done" or "not done")
  print(await task)
end

asyncio.run(main())
