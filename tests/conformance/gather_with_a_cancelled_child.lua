local async function sleeper(name)
  try
    await asyncio.sleep(0.2)
    print(name .. " slept")
  except asyncio.CancelledError
    print(name .. " cancelled")
    raise
  end
end

local async function main()
  local a = asyncio.create_task(sleeper("a"))
  local b = asyncio.create_task(sleeper("b"))
  asyncio.get_running_loop():call_later(0.005, a.cancel, a, "enough")
  try
    await asyncio.gather(a, b)
  except asyncio.CancelledError as e
    print(repr(e))
  end
  await b
  print(a:cancelled() and "cancelled" or "not cancelled")
  print(asyncio.current_task():cancelled() and "cancelled" or "main lives")
end

asyncio.run(main())
