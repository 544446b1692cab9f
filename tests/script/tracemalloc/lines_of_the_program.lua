-- Each allocation belongs to the line that runs, exactly, whether the innermost function is Lua's, the
-- library's or the user's; and to that line in the task that runs.
tracemalloc.start()
local kept = {}
for i = 1, 100 do
  local x = i
  local y = x + 1
  kept[i] = {}
end
async function worker(n)
  for i = 1, n do
    await asyncio.sleep(0)
    kept[#kept + 1] = {n}
  end
  coroutine.wrap(function()
    coroutine.yield()
    kept[#kept + 1] = ("x"):rep(5000)
  end)()
  local made = coroutine.wrap(function()
    kept[#kept + 1] = ("x"):rep(5000)
  end)
  made()
end
async function main()
  await asyncio.gather(worker(200), worker(100))
end
asyncio.run(main())
collectgarbage()
local counts = {}
for _, statistic in ipairs(tracemalloc.take_snapshot():statistics("lineno")) do
  counts[statistic.traceback[1].lineno] = statistic.count
end
print(counts[6], counts[7])
print(counts[8] >= 100 and counts[8] < 115, counts[13] >= 600 and counts[13] < 615)
print(counts[16], counts[17], counts[20] >= 2)
-- expect: nil	nil
-- expect: true	true
-- expect: nil	nil	true
