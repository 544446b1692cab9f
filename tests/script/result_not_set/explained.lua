local async function work()
  await asyncio.sleep(1)
  return "result"
end

local async function main()
  local task = asyncio.create_task(work())
  await asyncio.sleep(0)
  print(task:result())
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: asyncio.exceptions.InvalidStateError: Result is not set.
-- expect stderr contains:   result-not-set: 
-- expect stderr contains:  9 |   print(task:result())
-- expect stderr contains: await task
-- expect stderr contains: more  moonloop explain result-not-set
-- expect exit: 1
