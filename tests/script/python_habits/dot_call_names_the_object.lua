-- args: --clock=virtual
async function work()
  return 42
end

async function main()
  local task = asyncio.create_task(work())
  await task
  print(task.result())
end

asyncio.run(main())
-- expect stderr contains: TypeError: result() was called without its object: write task:result(), with a colon
-- expect stderr contains: 9 |   print(task.result())
-- expect stderr contains:   |         ^^^^^^^^^^^^^
-- expect stderr contains: fix   task:result()   with a colon
-- expect exit: 1
