-- args: --clock=virtual
async function bad()
  raise ValueError("x")
end

async function main()
  asyncio.gather(bad())
  await asyncio.sleep(0.1)
end

asyncio.run(main())

-- expect stderr contains: _GatheringFuture exception was never retrieved
-- expect stderr contains: exception-never-retrieved: gather failed with ValueError('x'); nobody looked.
-- expect stderr contains: why   gather passes the first exception on to whoever awaits it. Nobody
