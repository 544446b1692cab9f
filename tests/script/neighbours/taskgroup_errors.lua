local async function bad() raise ValueError("x") end
local async function main()
  async with asyncio.TaskGroup() as group do
    group:create_task(bad())
  end
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:   | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
-- expect stderr contains:   taskgroup-errors: 
-- expect exit: 1
