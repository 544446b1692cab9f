-- args: --clock=virtual
async function work() return {x = 1} end
async function main()
  local task = asyncio.create_task(work())
  print(task.x)
end
asyncio.run(main())
-- expect stderr contains:   used-without-await: task is a task, not its result.
-- expect stderr contains:   fix   print((await task).x)   line 5
-- expect exit: 1
