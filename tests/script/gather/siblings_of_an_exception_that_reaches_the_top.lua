-- args: --clock=virtual
async function bad()
  await asyncio.sleep(1)
  raise ValueError("no paper")
end

async function slow(seconds)
  await asyncio.sleep(seconds)
end

async function main()
  await asyncio.gather(slow(0.5), bad(), slow(5), asyncio.create_task(slow(6), {name = "mine"}))
end

asyncio.run(main())

-- expect exit: 1
-- expect stderr contains: ValueError: no paper
-- expect stderr contains: gather-siblings: gather raised ValueError, and 2 others ran on.
-- expect stderr contains: left  Task-5  slow()  line 8: await asyncio.sleep(seconds)
-- expect stderr contains: mine  slow()  line 8: await asyncio.sleep(seconds)
