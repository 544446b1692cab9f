-- args: -X dev --clock=virtual
-- Who stood in the queue behind the slow step waited through all of it; of many, the first are named.
async function quick() end

async function main()
  local tasks = {}
  for i = 1, 5 do tasks[i] = asyncio.create_task(quick(), {name = "t" .. i}) end
  asyncio.get_running_loop():call_soon(time.sleep, 1)
  for i = 6, 9 do tasks[i] = asyncio.create_task(quick(), {name = "t" .. i}) end
  await asyncio.wait(tasks)
end

asyncio.run(main())

-- expect stderr contains: Executing <Handle
-- expect stderr contains: slow-callback: one piece of code held up the event loop for 1.0
-- expect stderr contains: late  t6  quick()  1.0
-- expect stderr contains: t7  quick()  1.0
-- expect stderr contains: t8  quick()  1.0
-- expect stderr contains: and 1 more
