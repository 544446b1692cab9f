local async function ends(after, how)
  await asyncio.sleep(after)
  if isinstance(how, BaseException) then
    raise how
  end
  return how
end

local async function main()
  local tasks = {}
  for i, case in ipairs {{0.003, "third"}, {0.001, ValueError("first")}, {0.004, KeyError("fourth")},
                         {0.002, "second"}} do
    tasks[i] = asyncio.create_task(ends(case[1], case[2]))
  end
  tasks[5] = asyncio.create_task(ends(60, "never"))
  asyncio.get_running_loop():call_later(0.02, tasks[5].cancel, tasks[5], "fifth")
  for coroutine in asyncio.as_completed(tasks) do
    try
      print(await coroutine)
    except ValueError, KeyError, asyncio.CancelledError as e
      print(repr(e))
    end
  end

  -- Whoever waits is cancelled: the tasks go on, and the iteration may.
  tasks = {asyncio.create_task(ends(0.05, "one")), asyncio.create_task(ends(0.1, "two"))}
  local next_step = asyncio.as_completed(tasks)
  local waiter = asyncio.create_task(next_step())
  await asyncio.sleep(0)
  waiter:cancel("not me")
  try
    await waiter
  except asyncio.CancelledError as e
    print(repr(e))
  end
  print(await next_step())
  print(await tasks[2])
end

asyncio.run(main())
