async function main()
  async with asyncio.TaskGroup as group do print(group) end
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: object does not support the asynchronous context manager protocol
-- expect stderr contains:   not-async-context-manager: asyncio.TaskGroup was not called.
-- expect stderr contains:   fix   async with asyncio.TaskGroup(...) do
-- expect exit: 1
