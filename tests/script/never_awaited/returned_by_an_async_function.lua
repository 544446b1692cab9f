-- An async function that returns the object may await it: its line is what is mended.
-- args: --clock=virtual
async function work() return 1 end
async function main()
  return work()
end
asyncio.run(main())
-- expect stderr contains:    5 |   return work()
-- expect stderr contains:      |          ^^^^^^ made here
-- expect stderr contains:    7 | asyncio.run(main())
-- expect stderr contains:      | ^^^^^^^^^^^^^^^^^^^ dropped here
-- expect stderr contains:    fix   return await work()     line 5
