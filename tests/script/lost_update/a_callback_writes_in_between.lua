-- args: -X dev --clock=virtual
local seconds = 0

async function main()
  local loop = asyncio.get_running_loop()
  loop:call_later(0.1, function() seconds = seconds + 10 end)
  local now = seconds
  await asyncio.sleep(1)
  seconds = now + 1
  print(seconds)
end

asyncio.run(main())

-- expect: 1
-- expect stderr contains: FILE:9: RuntimeWarning: task 'Task-1' overwrote what a callback had written to 'seconds'
-- expect stderr contains: seconds was written over a change that a callback had made.
-- expect stderr contains: await line 8: await asyncio.sleep(1)
-- expect stderr contains: other line 6
