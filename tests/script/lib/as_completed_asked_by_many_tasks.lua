-- The coroutines of as_completed can be awaited side by side: each gets one result, in the order in
-- which they asked, and one that is cancelled gives its turn to the next.

local async function after(delay, value)
  await asyncio.sleep(delay)
  return value
end

local async function show(name, coroutine)
  print(name .. " got " .. await coroutine)
end

local async function main()
  local tasks = {}
  for coroutine in asyncio.as_completed {after(3, "third"), after(1, "first"), after(2, "second")} do
    local name = "task " .. #tasks + 1
    tasks[#tasks + 1] = asyncio.create_task(show(name, coroutine), {name = name})
  end
  await asyncio.sleep(0.5)
  tasks[1]:cancel()
  -- expect: task 2 got first
  -- expect: task 3 got second
  await asyncio.wait(tasks)
  -- expect: true
  print(tasks[1]:cancelled())
end

asyncio.run(main())
