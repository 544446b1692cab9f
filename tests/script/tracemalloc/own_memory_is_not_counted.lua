-- Snapshots, statistics and the notes are not part of what they tell about.
tracemalloc.start()
local kept = {}
for i = 1, 1000 do kept[i] = {i} end
collectgarbage() collectgarbage()
local before = tracemalloc.get_traced_memory()
local snapshots = {}
for i = 1, 50 do
  snapshots[i] = tracemalloc.take_snapshot()
end
local statistics = snapshots[1]:statistics("traceback")
collectgarbage() collectgarbage()
print(tracemalloc.get_traced_memory() - before < 3000)
print(tracemalloc.get_tracemalloc_memory() > 1000 * 24)
-- expect: true
-- expect: true
