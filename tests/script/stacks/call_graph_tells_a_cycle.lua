-- Tasks that wait for each other in a circle, of which CPython's call graph finds no end, are told as a circle.
local tasks = {}

local async function waits_for(name)
  await asyncio.sleep(0)
  await asyncio.shield(tasks[name])
end

local async function main()
  for name, next in pairs {a = "b", b = "c", c = "a"} do
    tasks[name] = asyncio.create_task(waits_for(next), {name = name})
  end
  await asyncio.sleep(0)
  await asyncio.sleep(0)
  -- expect: * Task(name='a', id=0x…)
  -- expect:   + Call stack:
  -- expect:   |   File 'FILE', line 6, in async waits_for()
  -- expect:   + Awaited by:
  -- expect:     * Task(name='c', id=0x…)
  -- expect:       + Call stack:
  -- expect:       |   File 'FILE', line 6, in async waits_for()
  -- expect:       + Awaited by:
  -- expect:         * Task(name='b', id=0x…)
  -- expect:           + Call stack:
  -- expect:           |   File 'FILE', line 6, in async waits_for()
  -- expect:           + Awaited by:
  -- expect:             * Task(name='a', id=0x…) waits in a cycle: it is above, and waits for itself
  asyncio.print_call_graph(tasks.a)
  for _, task in pairs(tasks) do task:cancel() end
end

asyncio.run(main())
