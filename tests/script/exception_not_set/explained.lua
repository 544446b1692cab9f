local async function work()
  await asyncio.sleep(1)
end

local async function main()
  local task = asyncio.create_task(work())
  await asyncio.sleep(0)
  print(task:exception())
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: asyncio.exceptions.InvalidStateError: Exception is not set.
-- expect stderr contains:   exception-not-set: 
-- expect stderr contains:  8 |   print(task:exception())
-- expect stderr contains: more  moonloop explain exception-not-set
-- expect exit: 1
