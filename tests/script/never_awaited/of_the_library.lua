-- args: --clock=virtual
async function main()
  asyncio.sleep(1)
end

asyncio.run(main())
-- expect stderr contains: why   This function of the library is async as well: a call does not run
-- expect stderr contains: fix   await asyncio.sleep(1)                  wait for it here
-- expect stderr contains: asyncio.create_task(asyncio.sleep(1))   beside this; await it later
