-- args: --clock=virtual
async function main()
  local task = asyncio.create_task(asyncio.sleep(1))
  asyncio.gather(task)
  await asyncio.sleep(0)
  task:cancel()
  await asyncio.sleep(0.1)
end

asyncio.run(main())

-- expect stderr contains: _GatheringFuture exception was never retrieved
-- expect stderr contains:   exception-never-retrieved: a task of a gather was cancelled, and nobody
