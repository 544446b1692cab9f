-- reuse-awaited-coroutine: once is all you get
--
-- A coroutine object is a meal, and an async function is the recipe.

-- %% Eaten
-- The same line twice. The first one works.

async function fetch()
  print("fetching")
  await asyncio.sleep(1)
  return 42
end

async function main()
  local coro = fetch()
  print(await coro)
  print(await coro)
end

asyncio.run(main())

-- prints: fetching
-- prints: 42
-- reports: RuntimeError: cannot reuse already awaited coroutine
-- reports:   reuse-awaited-coroutine:

-- %% Somebody is eating already
-- A task runs the object, and we await it as well.

async function main()
  local coro = fetch()
  local task = asyncio.create_task(coro)
  await asyncio.sleep(0.5)
  print(await coro)
end

asyncio.run(main())

-- prints: fetching
-- reports: RuntimeError: coroutine is being awaited already

-- %% Want it again? Call again
-- Two calls, two objects, two runs.

async function main()
  print(await fetch())
  print(await fetch())
end

asyncio.run(main())

-- prints: fetching
-- prints: 42
-- prints: fetching
-- prints: 42

-- %% Want the value again? Make a task
-- A task runs once, and remembers. Count the fetches.

async function main()
  local task = asyncio.create_task(fetch())
  print(await task)
  print(await task)
end

asyncio.run(main())

-- prints: fetching
-- prints: 42
-- prints: 42

-- %% To take home
-- Write the call and the await in one breath: `await fetch()`. Pass functions
-- on, not coroutine objects, when something may run more than once.
--
-- To practise: `moonloop lesson 4`.
