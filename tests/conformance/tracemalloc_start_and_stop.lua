for _, frames in ipairs {0, -1, 65536} do
  try
    tracemalloc.start(frames)
  except ValueError as e
    print(e)
  end
end
tracemalloc.start(5)
tracemalloc.start(10)
print(tracemalloc.get_traceback_limit())
local text = string.rep("x", 100000)
print(tracemalloc.get_traced_memory() > 100000 and "traced" or "not traced")
print(tracemalloc.get_tracemalloc_memory() > 0 and "has notes" or "no notes")
tracemalloc.stop()
print(tracemalloc.get_traceback_limit(), tracemalloc.get_traced_memory())
print(tracemalloc.get_object_traceback(text) == nil and "forgotten" or "known")
tracemalloc.start()
print(tracemalloc.get_traceback_limit(), tracemalloc.get_traced_memory() < 100000 and "begins anew")
