async function names()
  return {"Ada", "Alan"}
end

async function main()
  local job = {task = asyncio.create_task(names())}
  print(job.task[1])
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: '_asyncio.Task' object is not subscriptable
-- expect stderr contains:   used-without-await: job.task is a task, not its result.
-- expect stderr contains:   fix   print((await job.task)[1])      line 7
-- expect exit: 1
