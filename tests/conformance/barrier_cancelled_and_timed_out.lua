local async function main()
  local barrier = asyncio.Barrier(2)

  local async function worker(name)
    try
      print(name .. " " .. await barrier:wait())
    except asyncio.CancelledError
      print(name .. " cancelled")
      raise
    end
  end

  -- Who is cancelled is not counted any more.
  local a = asyncio.create_task(worker("a"))
  await asyncio.sleep(0)
  print(barrier.n_waiting)
  a:cancel()
  await asyncio.wait({a})
  print(barrier.n_waiting)
  await asyncio.gather(worker("b"), worker("c"))

  try
    await asyncio.wait_for(worker("d"), 0.01)
  except TimeoutError
    print("timeout")
  end
  print(barrier.n_waiting)

  -- Cancelled when all are there already: the others go on.
  local e = asyncio.create_task(worker("e"))
  await asyncio.sleep(0)
  local f = asyncio.create_task(worker("f"))
  await asyncio.sleep(0)
  e:cancel()
  await asyncio.wait({e, f})
  print(barrier.n_waiting)

  -- Broken when one gives up, as one does by hand.
  local async function fragile(name)
    try
      async with asyncio.timeout(0.01) do
        await barrier:wait()
      end
    except TimeoutError
      print(name .. " gives up")
      await barrier:abort()
    end
  end
  await fragile("g")
  print(barrier.broken and "broken" or "whole")
end

asyncio.run(main())
