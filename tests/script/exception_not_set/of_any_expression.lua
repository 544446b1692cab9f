-- The fix names what was asked as it was written.
-- args: --clock=virtual --warnings=ignore
async function work() end
async function main()
  local tasks = {asyncio.create_task(work())}
  tasks[1]:exception()
end
asyncio.run(main())
-- expect stderr contains:   fix   await asyncio.wait({ tasks[1] })
-- expect exit: 1
