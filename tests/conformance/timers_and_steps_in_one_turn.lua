local async function main()
  local loop = asyncio.get_running_loop()
  local now = loop:time()

  local function both(name)
    print(name)
    loop:call_soon(print, name .. " soon")
  end

  local async function waits(name, delay)
    await asyncio.sleep(delay)
    print(name .. " woke")
  end

  -- Deadlines in the past are due in the next turn, behind what is ready, earliest first.
  loop:call_at(now - 1, both, "timer -1")
  loop:call_at(now - 3, both, "timer -3")
  loop:call_at(now - 2, both, "timer -2")
  loop:call_soon(both, "soon")
  local cancelled = loop:call_at(now - 2.5, both, "not here")
  local task = asyncio.create_task(waits("zero", 0))
  cancelled:cancel()
  await task
  await asyncio.sleep(0)
  print("end")
end

asyncio.run(main())
