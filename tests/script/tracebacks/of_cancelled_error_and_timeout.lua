local async function waits()
  await asyncio.sleep(10)
end

local async function main()
  await asyncio.wait_for(waits(), 0.01)
end

asyncio.run(main())
-- expect stderr contains: asyncio.exceptions.CancelledError
-- expect stderr contains: The above exception was the direct cause of the following exception:
-- expect stderr contains: File "FILE", line 6, in main
-- expect stderr contains: TimeoutError
-- expect exit: 1
