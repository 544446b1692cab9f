local async function worker(name, barrier)
  try
    print(name .. " " .. await barrier:wait())
  except asyncio.BrokenBarrierError as e
    print(name .. " " .. repr(e))
  end
end

local async function main()
  local barrier = asyncio.Barrier(3)
  local a = asyncio.create_task(worker("a", barrier))
  local b = asyncio.create_task(worker("b", barrier))
  await asyncio.sleep(0)
  print(barrier.n_waiting .. (barrier.broken and " broken" or " whole"))
  await barrier:abort()
  print(barrier.n_waiting .. (barrier.broken and " broken" or " whole"))
  await asyncio.wait({a, b})
  await worker("late", barrier)
  try
    async with barrier do
      print("not here")
    end
  except RuntimeError as e
    print("a RuntimeError too: " .. repr(e))
  end

  -- A reset makes it whole again.
  await barrier:reset()
  print(barrier.n_waiting .. (barrier.broken and " broken" or " whole"))
  await asyncio.gather(worker("x", barrier), worker("y", barrier), worker("z", barrier))
end

asyncio.run(main())
