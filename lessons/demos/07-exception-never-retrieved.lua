-- exception-never-retrieved: the error that nobody heard
--
-- Where does an exception go when a task fails and nobody waits for it?

-- %% Silence, and then a message
-- The task fails at once. When do we hear of it?

async function bad()
  raise ValueError("x")
end

async function main()
  asyncio.create_task(bad())
  await asyncio.sleep(0.1)
  print("main is done, and noticed nothing")
end

asyncio.run(main())

-- reports: Task exception was never retrieved
-- reports: ValueError: x
-- reports:   exception-never-retrieved:

-- %% The letter box
-- The exception stays in the task until somebody comes for it. Here we do.

async function main()
  local task = asyncio.create_task(bad())
  await asyncio.sleep(0.1)
  print(task)
  print(repr(task:exception()))
end

asyncio.run(main())

-- prints: <Task finished name='Task-
-- prints: ValueError('x')

-- %% Await it, and catch it
-- The usual way: it is raised where we await, and caught there.

async function main()
  local task = asyncio.create_task(bad())
  try
    await task
  except ValueError as e
    print("caught: " .. e.message)
  end
end

asyncio.run(main())

-- prints: caught: x

-- %% Many at once
-- `gather` comes for all of them. Here it hands the exceptions over among the
-- results.

async function page(n)
  if n == 2 then raise ValueError("no page 2") end
  return "page " .. n
end

async function main()
  local results = await asyncio.gather(
    page(1), page(2), page(3), {return_exceptions = true})
  for _, result in ipairs(results) do print(repr(result)) end
end

asyncio.run(main())

-- prints: 'page 1'
-- prints: ValueError('no page 2')
-- prints: 'page 3'

-- %% To take home
-- Keep every task you make, and come for it: `await`, `result()`, `exception()`,
-- `gather` or a TaskGroup.
--
-- To practise: `moonloop lesson 7`.
