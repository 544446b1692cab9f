local async function main()
  local loop = asyncio.get_running_loop()
  local handles = {}

  local function cancel(name)
    print("cancels " .. name)
    handles[name]:cancel()
  end

  -- Ready already, and cancelled by one before it in the same turn.
  loop:call_soon(cancel, "second")
  handles.second = loop:call_soon(print, "never")
  loop:call_soon(print, "third")
  await asyncio.sleep(0)

  -- Two timers that are due in the same turn.
  local now = loop:time()
  loop:call_at(now + 0.001, cancel, "later")
  handles.later = loop:call_at(now + 0.0010000001, print, "never")
  loop:call_at(now + 0.002, print, "last")
  await asyncio.sleep(0.01)

  -- One that cancels itself runs once; cancelling what has run does nothing.
  local function itself()
    handles.itself:cancel()
    print(handles.itself:cancelled() and "itself, cancelled" or "itself")
  end

  handles.itself = loop:call_soon(itself)
  local ran = loop:call_soon(print, "ran")
  await asyncio.sleep(0)
  ran:cancel()
  ran:cancel()
  print(ran:cancelled() and "cancelled" or "not cancelled")
end

asyncio.run(main())
