local async function work() return 1 end

local async function main()
  local task = asyncio.create_task(work())
  await task
  print(task.result())
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: 
-- expect stderr contains:     print(task.result())
-- expect stderr contains: task:result()
-- expect stderr contains: more  moonloop explain dot-call
-- expect exit: 1
