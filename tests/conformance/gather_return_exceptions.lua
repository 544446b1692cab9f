local async function ok()
  return "ok"
end

local async function fail()
  raise ValueError("bad")
end

local async function cancel_me()
  await asyncio.sleep(10)
end

local async function main()
  local victim = asyncio.create_task(cancel_me())
  asyncio.get_running_loop():call_soon(victim.cancel, victim, "told to")
  local results = await asyncio.gather(ok(), fail(), victim, ok(), {return_exceptions = true})
  print(results[1])
  print(repr(results[2]))
  print(repr(results[3]))
  print(results[4])
end

asyncio.run(main())
