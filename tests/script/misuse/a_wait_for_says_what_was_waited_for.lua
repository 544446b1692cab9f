async function slow(n)
  await asyncio.sleep(n)
end

async function main()
  await asyncio.wait_for(slow(10), 0.5)
end

asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:   timeout: slow(10) took longer than 0.5 seconds.
-- expect stderr contains:  6 |   await asyncio.wait_for(slow(10), 0.5)
-- expect stderr contains:   was   slow(10) waited at line 2: await asyncio.sleep(n)
-- expect exit: 1
