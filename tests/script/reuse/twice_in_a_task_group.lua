-- args: --clock=virtual
-- To catch the group would mend nothing.
async function fetch() end

async function main()
  async with asyncio.TaskGroup() as group do
    local coro = fetch()
    group:create_task(coro)
    group:create_task(coro)
  end
end

asyncio.run(main())

-- expect stderr contains: ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
-- expect stderr contains: reuse-awaited-coroutine: line 8 has already run this coroutine object.
-- expect exit: 1
