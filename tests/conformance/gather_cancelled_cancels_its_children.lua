local async function sleeper(name)
  try
    await asyncio.sleep(10)
  except asyncio.CancelledError as e
    print(name .. " " .. repr(e))
    raise
  end
end

local async function waits()
  await asyncio.gather(sleeper("a"), sleeper("b"))
end

local async function main()
  local task = asyncio.create_task(waits())
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  task:cancel("all of you")
  try
    await task
  except asyncio.CancelledError as e
    print("main " .. repr(e))
  end

  local both = asyncio.gather(sleeper("c"), sleeper("d"), {return_exceptions = true})
  await asyncio.sleep(0)
  print(both:cancel() and "taken" or "refused")
  try
    await both
  except asyncio.CancelledError as e
    print("main " .. repr(e))
  end
  print(not both:cancel() and "refused" or "taken")
  print(both:cancelled() and "cancelled" or "not cancelled")
end

asyncio.run(main())
