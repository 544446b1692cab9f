-- Who wakes many waiters one by one, or cancels them from the last to the first, looks at each once.
-- skip: gcstress takes too long
-- skip: valgrind takes too long
local COUNT = 20000

local function make_tasks(f, ...)
  local tasks = {}
  for i = 1, COUNT do tasks[i] = asyncio.create_task(f(...)) end
  return tasks
end

local async function wait_in(condition)
  async with condition do
    await condition:wait()
  end
end

local async function main()
  local semaphore = asyncio.Semaphore(0)
  local tasks = make_tasks(semaphore.acquire, semaphore)
  await asyncio.sleep(0)
  for _ = 1, COUNT do semaphore:release() end
  print(#await asyncio.wait(tasks))

  local condition = asyncio.Condition()
  tasks = make_tasks(wait_in, condition)
  await asyncio.sleep(0)
  async with condition do
    for _ = 1, COUNT do condition:notify() end
  end
  print(#await asyncio.wait(tasks))

  local event = asyncio.Event()
  tasks = make_tasks(event.wait, event)
  await asyncio.sleep(0)
  for i = COUNT, 1, -1 do tasks[i]:cancel() end
  print(#await asyncio.wait(tasks))

  local future, waiters = asyncio.get_running_loop():create_future(), {}
  for i = 1, COUNT do
    waiters[i] = asyncio.get_running_loop():create_future()
    asyncio.future_add_to_awaited_by(future, waiters[i])
  end
  asyncio.future_add_to_awaited_by(future, waiters[1])
  for i = 1, COUNT, 2 do asyncio.future_discard_from_awaited_by(future, waiters[i]) end
  local awaited_by = asyncio.capture_call_graph(future).awaited_by
  print(#awaited_by, awaited_by[1].future == waiters[2], awaited_by[COUNT // 2].future == waiters[COUNT])
end
asyncio.run(main())
-- expect: 20000
-- expect: 20000
-- expect: 20000
-- expect: 10000	true	true
