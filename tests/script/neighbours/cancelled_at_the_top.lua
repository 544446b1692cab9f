local async function main()
  asyncio.current_task():cancel()
  await asyncio.sleep(0)
end
asyncio.run(main())
-- args: --clock=virtual
-- expect stderr contains:   File "FILE", line 3, in main
-- expect stderr contains: asyncio.exceptions.CancelledError
-- expect stderr contains:   cancelled: 
-- expect exit: 1
