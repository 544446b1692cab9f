-- args: --clock=virtual
async function work() end

async function main()
  local group = asyncio.TaskGroup()
  group:create_task(work())
end

asyncio.run(main())

-- expect stderr contains: taskgroup-errors: group takes tasks only inside its `async with` block.
-- expect stderr contains: fix   async with group do     and then in the block:
-- expect exit: 1
