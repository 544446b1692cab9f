-- args: -X dev --clock=virtual
local visits, matrix, ages = {}, {{1, 2}}, {}
local feed, history = {}, {"start"}

async function visit(page)
  local n = visits[page.url] or 0
  await asyncio.sleep(0)
  visits[page.url] = n + 1
end

async function cell(i, j)
  local v = matrix[i][j + 0]
  await asyncio.sleep(0)
  matrix[i][j + 0] = v + 1
end

async function aged(id)
  ages["user" .. id] = (ages["user" .. id] or 0) + await asyncio.sleep(0, 1)
end

async function append()
  feed[#feed + 1] = await asyncio.sleep(0, "x")
end

async function append_later(x)
  local len = #history
  await asyncio.sleep(0)
  history[len + 1] = x
end

async function main()
  await asyncio.gather(visit({url = "/"}), visit({url = "/"}))
  await asyncio.gather(cell(1, 2), cell(1, 2))
  await asyncio.gather(aged(7), aged(7))
  await asyncio.gather(append(), append())
  await asyncio.gather(append_later("a"), append_later("b"))
  print(visits["/"], matrix[1][2], ages.user7, #feed, #history)
end

asyncio.run(main())

-- expect: 1	3	1	1	2
-- expect stderr contains: FILE:8: RuntimeWarning: task 'Task-3' overwrote what task 'Task-2' had written to 'visits[page.url]'
-- expect stderr contains: FILE:14: RuntimeWarning: task 'Task-5' overwrote what task 'Task-4' had written to 'matrix[i][j + 0]'
-- expect stderr contains: FILE:18: RuntimeWarning: task 'Task-7' overwrote what task 'Task-6' had written to 'ages["user" .. id]'
-- expect stderr contains: FILE:22: RuntimeWarning: task 'Task-9' overwrote what task 'Task-8' had written to 'feed[#feed + 1]'
-- expect stderr contains: FILE:28: RuntimeWarning: task 'Task-11' overwrote what task 'Task-10' had written to 'history[len + 1]'
