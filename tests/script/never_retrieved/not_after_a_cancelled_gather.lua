-- As in CPython, the children's exceptions count as retrieved, and so does the gather's own when the task that
-- awaits it is cancelled once more before it wakes.
local async function bad()
  try
    await asyncio.sleep(10)
  finally
    raise ValueError("while cancelled")
  end
end

local async function sleeps()
  await asyncio.sleep(10)
end

local async function waits()
  await asyncio.gather(bad(), sleeps(), {return_exceptions = true})
end

local async function main()
  for cancels = 1, 3 do
    local task = asyncio.create_task(waits())
    await asyncio.sleep(0.1)
    for _ = 1, cancels do
      task:cancel()
      await asyncio.sleep(0)
    end
    try
      await task
    except asyncio.CancelledError as e
      print(repr(e))
    end
  end
end

asyncio.run(main())
collectgarbage()
io.stderr:write("nothing\n")
-- expect: CancelledError()
-- expect: CancelledError()
-- expect: CancelledError()
-- expect stderr: nothing
