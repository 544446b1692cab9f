async function work()
  local list
  list[1] = "x"
end

async function main()
  async with asyncio.TaskGroup() as outer do
    async with asyncio.TaskGroup() as inner do
      inner:create_task(work())
    end
  end
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:   lua-error: list is nil here; it has no fields.
-- expect stderr contains:    3 |   list[1] = "x"
-- expect exit: 1
