local async function main()
  local loop = asyncio.get_running_loop()

  local async function victim(name)
    try
      await loop:create_future()
    except asyncio.CancelledError
      print(name .. " sees it")
      raise
    end
  end

  local async function spin()
    for n = 0, 5 do
      print("turn " .. n)
      await asyncio.sleep(0)
    end
  end

  local a = asyncio.create_task(victim("a"))
  local b = asyncio.create_task(victim("b"))
  await asyncio.sleep(0)
  local s = asyncio.create_task(spin())
  a:add_done_callback(function(t) print("a is done") end)
  loop:call_soon(b.cancel, b)
  a:cancel()
  print("cancelled a")
  try
    await a
  except asyncio.CancelledError
    print("main knows of a")
  end
  try
    await b
  except asyncio.CancelledError
    print("main knows of b")
  end
  await s
end

asyncio.run(main())
