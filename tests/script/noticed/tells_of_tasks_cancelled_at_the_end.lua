-- args: --clock=virtual
-- Tasks that the program has cancelled itself, and those that end by themselves, are not counted.
async function work()
  await asyncio.sleep(5)
end

async function quick() end

async function main()
  local first = asyncio.create_task(work(), {name = "first"})
  local mine = asyncio.create_task(work())
  asyncio.create_task(quick())
  await asyncio.sleep(0)
  mine:cancel()
  asyncio.create_task(work(), {name = "late"})
  return "one", "two"
end

print(asyncio.run(main()))

-- expect: one	two
-- expect stderr contains: FILE:10: RuntimeWarning: 2 tasks were cancelled because the main coroutine ended
-- expect stderr contains: cancelled-at-exit: 2 tasks were not done when the main coroutine ended.
-- expect stderr contains: first  work()  line 4: await asyncio.sleep(5)
-- expect stderr contains: late  work()
