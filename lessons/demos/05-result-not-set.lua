-- result-not-set: asked too early
--
-- When does a task run, and when is its result there?

-- %% Too early
-- The task was made one line ago. What can it have done by now?

async function worker()
  print("worker begins")
  await asyncio.sleep(1)
  print("worker ends")
  return 42
end

async function main()
  local task = asyncio.create_task(worker())
  print(task:result())
end

asyncio.run(main())

-- reports: asyncio.exceptions.InvalidStateError: Result is not set.
-- reports:   result-not-set:

-- %% When a task runs
-- Not when it is made, but when the others pause. Guess the order.

async function main()
  local task = asyncio.create_task(worker())
  print("task is made")
  await asyncio.sleep(0)
  print("done? " .. tostring(task:done()))
  await asyncio.sleep(2)
  print("done? " .. tostring(task:done()))
  print(task:result())
end

asyncio.run(main())

-- prints: task is made
-- prints: worker begins
-- prints: done? false
-- prints: worker ends
-- prints: done? true
-- prints: 42

-- %% Wait and get, in one word
-- `await` pauses until the task is done, and then it is the result.

async function main()
  local task = asyncio.create_task(worker())
  print("waiting")
  print(await task)
end

asyncio.run(main())

-- prints: waiting
-- prints: worker begins
-- prints: worker ends
-- prints: 42

-- %% Look, and do something else
-- `done()` may be asked at any time.

async function main()
  local task = asyncio.create_task(worker())
  while not task:done() do
    print("still waiting")
    await asyncio.sleep(0.4)
  end
  print(task:result())
end

asyncio.run(main())

-- prints: still waiting
-- prints: worker begins
-- prints: still waiting
-- prints: still waiting
-- prints: worker ends
-- prints: 42

-- %% To take home
-- `await task` waits. `task:result()` does not: ask it only when the task is done.
--
-- To practise: `moonloop lesson 5`.
