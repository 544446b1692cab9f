local name = os.tmpname()
tracemalloc.start(3)
local function make() return string.rep("x", 1000000) end
local kept = make()
local snapshot = tracemalloc.take_snapshot()
tracemalloc.stop()
snapshot:dump(name)
local read = tracemalloc.Snapshot.load(name)
print(read.traceback_limit, #read.traces == #snapshot.traces and "all there")
local largest = read:statistics("traceback")[1]
print(largest == snapshot:statistics("traceback")[1] and "equal" or "different")
for i, frame in ipairs(largest.traceback) do print(frame.lineno) end
print(#read:compare_to(snapshot, "lineno") == #snapshot:statistics("lineno") and "the same lines")
for _, change in ipairs(read:compare_to(snapshot, "traceback")) do
  if change.size_diff ~= 0 or change.count_diff ~= 0 then print("not equal") end
end
os.remove(name)
try
  tracemalloc.Snapshot.load("no/such/snapshot")
except FileNotFoundError as e
  print(e)
end
try
  snapshot:dump("no/such/snapshot")
except FileNotFoundError as e
  print(e)
end
