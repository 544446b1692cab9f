-- Through a gather a task can wait for itself, which nothing but its cancellation ends.
local task

local async function waits_for_itself()
  await asyncio.gather(task, asyncio.sleep(1))
end

local async function main()
  task = asyncio.create_task(waits_for_itself(), {name = "loop"})
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  -- expect: * Task(name='loop', id=0x…)
  -- expect:   + Call stack:
  -- expect:   |   File 'FILE', line 5, in async waits_for_itself()
  -- expect:   + Awaited by:
  -- expect:     * Task(name='loop', id=0x…) waits in a cycle: it is above, and waits for itself
  asyncio.print_call_graph(task)
  task:cancel()
  await asyncio.wait {task}
end

asyncio.run(main())
