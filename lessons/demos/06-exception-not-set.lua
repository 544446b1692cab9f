-- exception-not-set: did it fail?
--
-- A task ends in one of three ways. Before its end there is no answer.

-- %% Too early
-- Will it fail? Nobody knows yet, the task itself least of all.

async function worker()
  await asyncio.sleep(1)
  raise ValueError("no luck")
end

async function main()
  local task = asyncio.create_task(worker())
  await asyncio.sleep(0.1)
  print(task:exception())
end

asyncio.run(main())

-- reports: asyncio.exceptions.InvalidStateError: Exception is not set.
-- reports:   exception-not-set:

-- %% Wait, then ask
-- `asyncio.wait` waits for the end, whatever it is, and raises nothing.

async function main()
  local task = asyncio.create_task(worker())
  await asyncio.wait({task})
  print(repr(task:exception()))
end

asyncio.run(main())

-- prints: ValueError('no luck')

-- %% All is well
-- On a task that went well the answer is nil. That is why nil cannot mean
-- "not yet".

async function good()
  return 42
end

async function main()
  local task = asyncio.create_task(good())
  await asyncio.wait({task})
  print(task:exception())
  print(task:result())
end

asyncio.run(main())

-- prints: nil
-- prints: 42

-- %% Or catch it
-- `await task` raises the exception where we wait, and `try` catches it there.

async function main()
  local task = asyncio.create_task(worker())
  try
    await task
  except ValueError as e
    print("caught: " .. e.message)
  end
end

asyncio.run(main())

-- prints: caught: no luck

-- %% To take home
-- First `done`, then `exception`, then `result`. Or `try` and `await`.
--
-- To practise: `moonloop lesson 6`.
