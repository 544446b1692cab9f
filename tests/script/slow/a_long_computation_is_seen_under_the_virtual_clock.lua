-- args: -X dev --clock=virtual
-- The clock stands still meanwhile; what counts is the time that the processor worked.
async function main()
  await asyncio.sleep(0)
  local stop = os.clock() + 0.15
  while os.clock() < stop do end
  await asyncio.sleep(1)
end

asyncio.run(main())

-- expect stderr contains: Executing <Task pending name='Task-1' coro=<main() running at FILE:7>
-- expect stderr contains: slow-callback: main() held up the event loop for 0.
-- expect stderr contains: until line 7: await asyncio.sleep(1)
