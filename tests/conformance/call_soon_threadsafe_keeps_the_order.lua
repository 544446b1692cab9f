local async function main()
  local loop = asyncio.get_running_loop()
  loop:call_soon(print, "one")
  local handle = loop:call_soon_threadsafe(print, "two")
  loop:call_soon(print, "three")
  local cancelled = loop:call_soon_threadsafe(print, "never")
  cancelled:cancel()
  print(cancelled:cancelled() and "cancelled" or "not cancelled")
  await asyncio.sleep(0)
  print(handle:cancelled() and "cancelled" or "not cancelled")
  print((await loop:shutdown_default_executor()) == nil and "True" or "False")
  return loop
end

local loop = asyncio.run(main())
try
  loop:call_soon_threadsafe(print, "too late")
except RuntimeError as e
  print(repr(e))
end
