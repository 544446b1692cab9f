-- No await may stand there, so none is shown.
-- args: --clock=virtual --warnings=ignore
async function work() end
async function main()
  local function helper()
    asyncio.run(work())
  end
  helper()
end
asyncio.run(main())
-- expect stderr contains:   run-inside-loop: an event loop is running here already, and run starts one.
-- expect stderr contains:   fix   asyncio.create_task(work())     runs it as a task
-- expect stderr contains:         Or make this function async, and await it here.
-- expect exit: 1
