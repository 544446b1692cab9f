local function drain(queue, show)
  local items = {}
  while not queue:empty() do
    items[#items + 1] = show(queue:get_nowait())
  end
  print(table.concat(items, " "))
end

local function filled(items)
  local queue = asyncio.PriorityQueue()
  for _, item in ipairs(items) do
    queue:put_nowait(item)
  end
  return queue
end

-- Jobs know their order.
local Job = {}
Job.__index = Job
Job.__lt = function(a, b) return a.priority < b.priority end
local function job(priority, name)
  return setmetatable({priority = priority, name = name}, Job)
end

local async function main()
  drain(filled {5, 1, 4, 1.5, 3, -2, 1}, tostring)
  drain(filled {"pear", "apple", "fig", "", "apples"}, function(s) return "<" .. s .. ">" end)

  -- Sequences are compared item by item.
  local pairs_of = filled {{2, "b"}, {1, "z"}, {2, "a"}, {1, "a", 0}, {1, "a"}, {1}}
  drain(pairs_of, function(item) return item[1] .. (item[2] or "") .. (item[3] or "") end)
  drain(filled {{{1, 2}, 3}, {{1, 1}, 9}, {{1, 2}, 1}}, function(item) return item[1][2] .. "/" .. item[2] end)

  -- What is equal comes out in heapq's order, whatever that is.
  local jobs = {}
  for n, name in ipairs {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"} do
    jobs[n] = job(n % 3, name)
  end
  drain(filled(jobs), function(item) return item.priority .. item.name end)
  local queue = filled {job(1, "a"), job(1, "b"), job(1, "c"), job(1, "d"), job(1, "e")}
  local first = queue:get_nowait()
  queue:put_nowait(job(1, "f"))
  queue:put_nowait(job(0, "g"))
  drain(queue, function(item) return item.name end)
  print(first.name)

  -- What cannot be compared is an error, and stays in the queue.
  local mixed = filled {1}
  try
    mixed:put_nowait("text")
  except TypeError
    print("TypeError", mixed:qsize())
  end

  local limited = asyncio.PriorityQueue(1)
  await limited:put(3)
  local waiting = asyncio.create_task(limited:put(1))
  await asyncio.sleep(0)
  print(limited:full() and "full", await limited:get(), await limited:get())
  await waiting
end

asyncio.run(main())
