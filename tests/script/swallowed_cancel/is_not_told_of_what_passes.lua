-- args: -X dev --clock=virtual
-- Raised again, taken back, or not this task's own cancellation: nothing to say.
local nap = asyncio.sleep

async function raises_again()
  try await nap(5)
  except asyncio.CancelledError
    await nap(1)
    raise
  end
end

async function tidies_up()
  try await nap(5) finally await nap(1) end
end

async function takes_it_back()
  try await nap(5)
  except asyncio.CancelledError
    asyncio.current_task():uncancel()
  end
  await nap(1)
end

async function ends_cancelled_all_the_same()
  local kept
  try await nap(5) except asyncio.CancelledError as e kept = e end
  raise kept
end

async function raises_something_else()
  try await nap(5) except asyncio.CancelledError raise ValueError("stopped") end
end

async function waits_for_a_cancelled_one()
  local task = asyncio.create_task(nap(5))
  task:cancel()
  try await task except asyncio.CancelledError print("the other one") end
  await nap(1)
end

async function with_a_limit()
  try
    async with asyncio.timeout(1) do await nap(5) end
  except TimeoutError print("late") end
  try await asyncio.wait_for(nap(5), 1) except TimeoutError print("late") end
  await nap(1)
end

async function in_a_group()
  local async function fail() raise ValueError("no") end
  try
    async with asyncio.TaskGroup() as g do
      g:create_task(fail())
      await nap(5)
    end
  except *ValueError print("group") end
  await nap(1)
end

async function main()
  for _, f in ipairs {raises_again, tidies_up, takes_it_back, ends_cancelled_all_the_same, raises_something_else} do
    local task = asyncio.create_task(f())
    await nap(1)
    task:cancel()
    await asyncio.wait({task})
    print(task:cancelled() or task:exception())
  end
  await waits_for_a_cancelled_one()
  await with_a_limit()
  await in_a_group()
end

asyncio.run(main())

-- expect: true
-- expect: true
-- expect: nil
-- expect: true
-- expect: stopped
-- expect: the other one
-- expect: late
-- expect: late
-- expect: group
