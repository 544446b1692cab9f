local async function waiter(name, event)
  print(name .. " waits")
  print(name .. (await event:wait() and " true " or " false ") .. (event:is_set() and "set" or "unset"))
end

local async function main()
  local event = asyncio.Event()
  print(event:is_set() and "set" or "unset")
  local a = asyncio.create_task(waiter("a", event))
  local b = asyncio.create_task(waiter("b", event))
  await asyncio.sleep(0)
  event:set()
  event:set()
  print("set")
  await asyncio.wait({a, b})
  await waiter("late", event)
  event:clear()

  -- Set and cleared at once: who waited is woken all the same.
  local c = asyncio.create_task(waiter("c", event))
  await asyncio.sleep(0)
  event:set()
  event:clear()
  await c

  -- Who is cancelled leaves the others alone.
  local d = asyncio.create_task(waiter("d", event))
  local e = asyncio.create_task(waiter("e", event))
  await asyncio.sleep(0)
  d:cancel()
  event:set()
  await asyncio.wait({d, e})
  print(d:cancelled() and "d cancelled" or "d done")
  event:clear()
  try
    await asyncio.wait_for(event:wait(), 0.01)
  except TimeoutError
    print("timeout")
  end
end

asyncio.run(main())
