local jobs = asyncio.Queue()

local async function worker()
  print(await jobs:get())
end

local async function first()
  local task = asyncio.create_task(worker())
  await asyncio.sleep(0)
  jobs:put_nowait("one")
  await task
end

asyncio.run(first())
asyncio.run(worker())
-- args: --clock=virtual
-- expect: one
-- expect exit: 1
-- expect stderr contains: RuntimeError: <Queue at 0x… maxsize=0 tasks=1> is bound to a different event loop
-- expect stderr contains: different-loop: jobs belongs to another event loop.
-- expect stderr contains: fix   jobs = asyncio.Queue()
