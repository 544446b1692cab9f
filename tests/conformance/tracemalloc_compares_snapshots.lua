tracemalloc.start()
local going = string.rep("a", 3000000)
local staying = string.rep("b", 2000000)
collectgarbage(); collectgarbage(); local before = tracemalloc.take_snapshot()
going = nil
local coming = string.rep("c", 5000000)
collectgarbage()
local after = tracemalloc.take_snapshot()
local changes = after:compare_to(before, "lineno")
for i = 1, 2 do
  local change = changes[i]
  print(change.traceback[1].lineno, change.size // 1000000, (change.size_diff + 500000) // 1000000)
end
for _, change in ipairs(changes) do
  if change.traceback[1].lineno == 3 then print(change.size // 1000000, change.size_diff, change.count_diff) end
end
print(staying == coming)
