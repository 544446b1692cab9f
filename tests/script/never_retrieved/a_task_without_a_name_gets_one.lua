-- args: --clock=virtual
async function bad() raise ValueError("x") end
async function main()
  asyncio.create_task(bad())
  await asyncio.sleep(1)
end
asyncio.run(main())
-- expect stderr contains:   fix   local task = asyncio.create_task(bad())  keep it, and later:
-- expect stderr contains:         await task                               raises it there, where try
