-- args: --clock=virtual --warnings=ignore
async function work() end
async function main()
  local all = asyncio.gather(work(), work())
  all:result()
end
asyncio.run(main())
-- expect stderr contains:   result-not-set: not all that gather waits for is done: there is no result
-- expect stderr contains:   fix   await all                       waits, then gives the result
-- expect exit: 1
