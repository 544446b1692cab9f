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
-- expect stderr contains: why   The gather of line 7 of of_a_gather_is_explained.lua passes the first
