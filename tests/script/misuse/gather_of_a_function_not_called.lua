-- args: --clock=virtual --warnings=ignore
async function work() end
async function main()
  await asyncio.gather(work, work)
end
asyncio.run(main())
-- expect stderr contains:   fix   asyncio.gather(work(), work())  with parentheses
-- expect exit: 1
