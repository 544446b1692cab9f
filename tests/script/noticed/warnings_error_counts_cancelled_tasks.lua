-- args: --clock=virtual --warnings=error
async function work()
  await asyncio.sleep(5)
end

async function main()
  asyncio.create_task(work())
  await asyncio.sleep(0)
end

asyncio.run(main())

-- expect stderr contains: task 'Task-2' was cancelled because the main coroutine ended
-- expect exit: 1
