for _, name in ipairs {"time", "monotonic", "perf_counter"} do
  local clock = time[name]
  local clock_ns = time[name .. "_ns"]
  local first = clock()
  local first_ns = clock_ns()
  time.sleep(0.02)
  local elapsed, elapsed_ns = clock() - first, clock_ns() - first_ns
  print(name, elapsed >= 0.0199 and elapsed < 0.1 and "goes on" or "stands",
        elapsed_ns >= 19900000 and elapsed_ns < 100000000 and "goes on" or "stands")
end
local first = time.process_time()
time.sleep(0.1)
print("process_time", time.process_time() - first < 0.05 and "stands" or "goes on")
