async function main()
  await asyncio:sleep(0.1)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains: TypeError: 
-- expect stderr contains: dot-call: asyncio:sleep has a colon; asyncio.sleep is no method.
-- expect stderr contains: fix   asyncio.sleep(...)
-- expect exit: 1
