async function work() return 1 end

async function main()
  local task = asyncio.create_task(work())
  await task
  print(task:resutl())
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: AttributeError: '_asyncio.Task' object has no attribute 'resutl'
-- expect stderr contains:   absent-name: there is no task:resutl; task:result comes near.
-- expect exit: 1
