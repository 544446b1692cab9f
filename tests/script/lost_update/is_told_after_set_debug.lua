-- args: --clock=virtual
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
end

asyncio.run(main())

-- expect: nothing so far
-- expect stderr contains: FILE:7: RuntimeWarning: task 'Task-5' overwrote what task 'Task-4' had written to 'counter'
