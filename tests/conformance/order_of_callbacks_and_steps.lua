local async function main()
  local loop = asyncio.get_running_loop()
  local future = loop:create_future()

  local async function awaits(name)
    print(name .. " starts")
    await future
    print(name .. " wakes")
  end

  local async function spins(name)
    for n = 0, 3 do
      print(name .. " " .. n)
      await asyncio.sleep(0)
    end
  end

  local a = asyncio.create_task(awaits("a"))
  loop:call_soon(print, "soon 1")
  local b = asyncio.create_task(spins("b"))
  future:add_done_callback(function(f) print("callback") end)
  loop:call_soon(future.set_result, future, nil)
  loop:call_soon(print, "soon 2")
  local c = asyncio.create_task(awaits("c"))
  loop:call_later(0, print, "timer 0")
  await a
  print("main after a")
  await b
  await c
end

asyncio.run(main())
