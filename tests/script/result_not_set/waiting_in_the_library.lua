-- args: --clock=virtual --warnings=ignore
async function main()
  local q = asyncio.Queue()
  local item = asyncio.create_task(q:get())
  await asyncio.sleep(0)
  item:result()
end
asyncio.run(main())
-- expect stderr contains:    now   Queue.get() waits, inside the library.
-- expect exit: 1
