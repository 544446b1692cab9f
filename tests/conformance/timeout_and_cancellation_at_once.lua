local async function limited(name, swallow)
  local task = asyncio.current_task()
  try
    async with asyncio.timeout(0.01) do
      try
        await asyncio.sleep(60)
      except asyncio.CancelledError as e
        print(name .. " inside " .. repr(e))
        if swallow then
          await asyncio.sleep(0)
          print(name .. " goes on")
          return "swallowed"
        end
        raise
      end
    end
  except TimeoutError as e
    print(name .. " " .. repr(e) .. " " .. task:cancelling())
    return "late"
  except asyncio.CancelledError as e
    print(name .. " " .. repr(e) .. " " .. task:cancelling())
    raise
  end
end

local async function outcome(task)
  try
    return await task
  except asyncio.CancelledError as e
    return repr(e)
  end
end

local async function main()
  local loop = asyncio.get_running_loop()

  -- The time is up, and in the same turn somebody cancels, since the loop was busy: the cancellation goes before.
  local task = asyncio.create_task(limited("after"))
  await asyncio.sleep(0)
  loop:call_later(0.02, task.cancel, task, "from outside")
  time.sleep(0.03)
  print(await outcome(task))

  -- The other way round the time is not up any more.
  task = asyncio.create_task(limited("before"))
  await asyncio.sleep(0)
  loop:call_later(0.005, task.cancel, task, "from outside")
  await asyncio.sleep(0.02)
  print(await outcome(task))

  -- Who swallows the cancellation inside leaves the block in peace.
  print(await outcome(asyncio.create_task(limited("swallows", true))))
end

asyncio.run(main())
