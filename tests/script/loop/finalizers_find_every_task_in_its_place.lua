-- What a finalizer does to tasks works while a collection looks for lost ones.
local kept, cancelled

async function work()
  await asyncio.get_running_loop():create_future()
end

async function sleeper()
  await asyncio.sleep(1)
end

async function main()
  local alive = asyncio.create_task(sleeper())
  asyncio.get_running_loop():set_exception_handler(function(loop, context)
    kept = context.task
    print(context.message, #asyncio.all_tasks() >= 2)
    collectgarbage()
  end)
  local lost = asyncio.create_task(work())
  lost:add_done_callback(function() print("never") end)
  lost = nil
  setmetatable({}, {__gc = function() cancelled = alive:cancel() end})
  await asyncio.sleep(0)
  collectgarbage()
  print(cancelled, kept:done())
  kept:add_done_callback(print)
  kept:cancel()
  collectgarbage()
  try
    await alive
  except asyncio.CancelledError
    print("cancelled by a finalizer")
  end
end

asyncio.run(main())

-- expect: Task was destroyed but it is pending!	true
-- expect: true	false
-- expect: cancelled by a finalizer
