-- args: --clock=virtual --warnings=ignore
async function work() end
async function main()
  local task = asyncio.create_task(work())
  asyncio.shield(task):result()
end
asyncio.run(main())
-- expect stderr contains:   result-not-set: what shield protects is not done, so there is no result yet.
-- expect stderr contains:   fix   await asyncio.shield(task)      waits, then gives the result
-- expect exit: 1
