local function megabytes()
  collectgarbage()
  local current, peak = tracemalloc.get_traced_memory()
  print(current // 1000000, peak > current + 1000000 and "was more" or "never more")
end

tracemalloc.start()
megabytes()
local first = string.rep("a", 2000000)
local second = string.rep("b", 3000000)
tracemalloc.reset_peak()
megabytes()
second = nil
megabytes()
tracemalloc.reset_peak()
megabytes()
local third = string.rep("c", 4000000)
tracemalloc.reset_peak()
megabytes()
third = nil
megabytes()
tracemalloc.clear_traces()
megabytes()
first = nil
megabytes()
