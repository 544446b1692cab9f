async function work() end

async function main()
  local task = asyncio.create_task(work())
  asyncio.create_task(task)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: a coroutine was expected, got <Task pending name='Task-2'
-- expect stderr contains:   coroutine-expected: task is a task or a future, and runs already.
-- expect stderr contains:   fix   await task
-- expect exit: 1
