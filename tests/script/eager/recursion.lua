-- Eager tasks that make eager tasks stand on C's stack, 300 of them; more are a RecursionError, as CPython's are.
local async function deep(levels)
  if levels == 0 then
    await asyncio.sleep(0)
    return 0
  end
  return 1 + await asyncio.create_task(deep(levels - 1))
end


local async function main()
  asyncio.get_running_loop():set_task_factory(asyncio.eager_task_factory)
  -- expect: 290
  print(await deep(290))
  local coroutine = deep(1000)
  try
    await coroutine
  except RecursionError as err
    -- expect: maximum recursion depth exceeded
    print(err)
  end
  -- expect: 1
  print(await deep(1))
end

asyncio.run(main())
-- expect stderr contains: RuntimeWarning: coroutine 'deep' was never awaited
