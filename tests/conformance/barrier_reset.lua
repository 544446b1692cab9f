local async function worker(name, barrier)
  try
    print(name .. " " .. await barrier:wait())
  except asyncio.BrokenBarrierError as e
    print(name .. " " .. repr(e))
  end
end

local async function main()
  local barrier = asyncio.Barrier(2)
  await barrier:reset()
  print(barrier.n_waiting)
  local a = asyncio.create_task(worker("a", barrier))
  await asyncio.sleep(0)
  await barrier:reset()
  print(barrier.n_waiting)
  -- While those of the round before are sent away, the next ones wait outside.
  local b = asyncio.create_task(worker("b", barrier))
  local c = asyncio.create_task(worker("c", barrier))
  await asyncio.wait({a, b, c})
  print(barrier.n_waiting .. (barrier.broken and " broken" or " whole"))
end

asyncio.run(main())
