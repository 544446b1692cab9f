-- New in Python 3.14. The expectation follows CPython's test_asyncio/test_graph.py: who calls gather, shield, wait, or
-- awaits under a timeout is who waits; the library's own futures do not show.
local async function slow()
  await asyncio.sleep(10)
end

local function waiting_for(task)
  local names = {}
  for i, node in ipairs(asyncio.capture_call_graph(task).awaited_by) do
    names[i] = node.future:get_name() .. " in " .. node.call_stack[1].frame.name
  end
  return table.concat(names, ", ")
end

local async function by_gather(task) await asyncio.gather(task, asyncio.sleep(1)) end
local async function by_shield(task) await asyncio.shield(task) end
local async function by_wait(task) await asyncio.wait {task} end
local async function by_wait_for(task) await asyncio.wait_for(asyncio.shield(task), 5) end
local async function by_timeout(task)
  async with asyncio.timeout(5) do await asyncio.shield(task) end
end
local async function by_as_completed(task)
  for coroutine in asyncio.as_completed {task} do await coroutine end
end
local async function by_async_for(task)
  async for _ in asyncio.as_completed {task} do end
end
local async function by_generator(task)
  local async function generate()
    await task
    yield 1
  end
  async for _ in generate() do end
end

local async function main()
  local task = asyncio.create_task(slow())
  for _, way in ipairs {by_gather, by_shield, by_wait, by_wait_for, by_timeout, by_as_completed, by_async_for, by_generator} do
    local waiter = asyncio.create_task(way(task), {name = "waiter"})
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print(waiting_for(task))
    waiter:cancel()
    await asyncio.wait {waiter}
    if task:done() then task = asyncio.create_task(slow()) end
  end
end

asyncio.run(main())
