local async function waiter(name, event)
  try
    await event:wait()
    print(name .. " woken")
  except asyncio.CancelledError as e
    print(name .. " " .. repr(e))
  end
end

local async function main()
  local event = asyncio.Event()
  local a = asyncio.create_task(waiter("a", event))
  local b = asyncio.create_task(waiter("b", event))
  local c = asyncio.create_task(waiter("c", event))
  await asyncio.sleep(0)
  a:cancel("before")
  event:set()
  b:cancel("after")
  await asyncio.wait({a, b, c})
  print(event:is_set() and "set" or "unset")
end

asyncio.run(main())
