for _, frames in ipairs {1.5, 2.0} do
  try
    tracemalloc.start(frames)
  except TypeError as e
    print(e)
  end
end
print(tracemalloc.is_tracing() and "on" or "off")
tracemalloc.start()
local snapshot = tracemalloc.take_snapshot()
try
  snapshot:statistics("size")
except ValueError as e
  print(e)
end
try
  snapshot:compare_to(snapshot, "traceback", true)
except ValueError as e
  print(e)
end
try
  tracemalloc.Snapshot.load("tests/no/such/file")
except OSError as e
  print(e.name, e)
end
try
  snapshot:dump("/")
except OSError as e
  print(e.name, e)
end
try
  tracemalloc.Snapshot.load("/")
except OSError as e
  print(e.name, e)
end
try
  snapshot:dump("/dev/full")
except OSError as e
  print(e.name)
end
