async function work(n) return n end

async function main()
  local jobs = {work(1), work(2)}
  await jobs
end

asyncio.run(main())
-- args: --clock=virtual --warnings=ignore
-- expect stderr contains: TypeError: object table can't be used in 'await' expression
-- expect stderr contains:   not-awaitable: jobs is a table; what is in it can be awaited.
-- expect stderr contains:   fix   await asyncio.gather(table.unpack(jobs))
-- expect exit: 1
