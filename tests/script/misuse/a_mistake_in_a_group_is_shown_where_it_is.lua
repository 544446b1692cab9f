async function work() await asyncio.sleep(0) end

async function main()
  async with asyncio.TaskGroup() as group do
    group.create_task(work())
  end
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:   dot-call: group.create_task(work()) has a dot; a method is called with a
-- expect stderr contains:    5 |     group.create_task(work())
-- expect exit: 1
