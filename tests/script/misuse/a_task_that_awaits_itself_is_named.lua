local task
async function work() await task end

async function main()
  task = asyncio.create_task(work(), {name = "looper"})
  await task
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:   awaits-itself: looper (work) awaits its own end, which would never come.
-- expect exit: 1
