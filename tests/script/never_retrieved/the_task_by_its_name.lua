-- args: --clock=virtual
async function bad() raise ValueError("x") end
async function main()
  local t = asyncio.create_task(bad())
  await asyncio.sleep(1)
end
asyncio.run(main())
-- expect stderr contains:   fix   await t         raises the exception there, where try can catch it
-- expect stderr contains:         t:exception()   once it is done: hands it over, raises nothing
