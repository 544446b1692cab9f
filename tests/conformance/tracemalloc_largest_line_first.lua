tracemalloc.start()
local kept = {}
kept[1] = string.rep("a", 1000000)
kept[2] = string.rep("b", 3000000)
kept[3] = string.rep("c", 2000000)
for i = 4, 7 do
  kept[i] = string.rep("d", 100000 + i)
end
local snapshot = tracemalloc.take_snapshot()
local statistics = snapshot:statistics("lineno")
for i = 1, 4 do
  local frame = statistics[i].traceback[1]
  print(frame.lineno, statistics[i].size // 100000)
end
local all = snapshot:statistics("filename")[1]
print(all.traceback[1].lineno, all.size // 1000000)
print(snapshot.traceback_limit)
