-- New in Python 3.14. The expectation follows Lib/asyncio/graph.py and test_asyncio/test_graph.py (test_stack_tgroup)
-- there, without the frames of the library, and with each task told once.
local graph

local function c5()
  graph = asyncio.capture_call_graph()
end

local async function c4()
  await asyncio.sleep(0)
  c5()
end

local async function c3() await c4() end
local async function c2() await c3() end
local async function c1(task) await task end

local async function main()
  async with asyncio.TaskGroup() as group do
    local task = group:create_task(c2(), {name = "c2_root"})
    group:create_task(c1(task), {name = "sub_main_1"})
    group:create_task(c1(task), {name = "sub_main_2"})
  end
end

local function show(node, indent)
  local frames = {}
  for i, entry in ipairs(node.call_stack) do
    frames[i] = (entry.frame.kind == "async" and "a " or "s ") .. entry.frame.name
  end
  print(indent .. node.future:get_name() .. " [" .. table.concat(frames, ", ") .. "]" .. (node.told and " " .. node.told or ""))
  for _, awaiting in ipairs(node.awaited_by) do show(awaiting, indent .. "  ") end
end

asyncio.run(main())
show(graph, "")
