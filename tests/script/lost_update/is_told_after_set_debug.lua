-- args: --clock=virtual --warnings=always
-- What was called before is not followed, but its writes count.
local counter = 0

async function bump()
  local old = counter
  await asyncio.sleep(0)
  counter = old + 1
end

async function main()
  await asyncio.gather(bump(), bump())
  print("nothing so far")
  asyncio.get_running_loop():set_debug(true)
  await asyncio.gather(bump(), bump())
  local task = asyncio.create_task(bump())
  await asyncio.sleep(0)
  counter = 10
  await task
end

asyncio.run(main())

-- expect: nothing so far
-- expect stderr contains: FILE:8: RuntimeWarning: task 'Task-5' overwrote what task 'Task-4' had written to 'counter'
-- expect stderr contains: FILE:8: RuntimeWarning: task 'Task-6' overwrote what task 'Task-1' had written to 'counter'
