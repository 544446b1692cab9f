local async function main()
  local barrier = asyncio.Barrier(3)
  print(barrier.parties, barrier.n_waiting, barrier.broken and "broken" or "whole")

  local async function worker(name)
    print(name .. " comes")
    local index = await barrier:wait()
    print(name .. " goes on as " .. index)
    async with barrier as place do
      print(name .. " is inside as " .. place)
    end
    print(name .. " ends")
  end

  local tasks = {}
  for place, name in ipairs {"a", "b"} do
    tasks[place] = asyncio.create_task(worker(name))
  end
  await asyncio.sleep(0)
  print(barrier.n_waiting)
  tasks[3] = asyncio.create_task(worker("c"))
  await asyncio.wait(tasks)
  print(barrier.n_waiting)

  local one = asyncio.Barrier{parties = 1}
  print(await one:wait())
  print(await one:wait())
  for _, parties in ipairs {0, -1} do
    try
      asyncio.Barrier(parties)
    except ValueError as e
      print(repr(e))
    end
  end
  try
    asyncio.Barrier()
  except TypeError as e
    print(repr(e))
  end
end

asyncio.run(main())
