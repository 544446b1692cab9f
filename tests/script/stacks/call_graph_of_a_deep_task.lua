-- Of a task that stands deep in awaits the call graph has both ends, and it does not take for ever.
local async function deep(levels)
  if levels == 0 then await asyncio.sleep(1) else await deep(levels - 1) end
  return levels
end

local async function main()
  local task = asyncio.create_task(deep(100000))
  await asyncio.sleep(0)
  local stack = asyncio.capture_call_graph(task).call_stack
  local skipped = 0
  for _, entry in ipairs(stack) do skipped = skipped + (entry.frame.skipped or 0) end
  -- expect: true	100001
  print(#stack < 1100, #stack + skipped)
  -- expect: 3	3
  print(stack[1].frame.lineno, stack[#stack].frame.lineno)
  -- expect: 1
  print(#task:get_stack())
  task:cancel()
end

asyncio.run(main())
