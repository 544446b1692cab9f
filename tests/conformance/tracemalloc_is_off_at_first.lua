local function asked(value)
  return value and "yes" or "no"
end

print(asked(tracemalloc.is_tracing()), tracemalloc.get_traceback_limit())
print(tracemalloc.get_traced_memory())
print(asked(tracemalloc.get_object_traceback({})))
try
  tracemalloc.take_snapshot()
except RuntimeError as e
  print(e)
end
tracemalloc.clear_traces()
tracemalloc.reset_peak()
tracemalloc.stop()
print(tracemalloc.get_traced_memory())
