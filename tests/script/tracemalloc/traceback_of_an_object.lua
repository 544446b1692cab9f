local async function f() end
local before = f()
tracemalloc.start()
local after = f()
print(tracemalloc.is_tracing(), tracemalloc.get_object_traceback(before))
local traceback = tracemalloc.get_object_traceback(after)
print(#traceback, traceback[1].filename == "FILE" or traceback[1].filename, traceback[1].lineno)
tracemalloc.stop()
print(tracemalloc.is_tracing(), tracemalloc.get_object_traceback(after))
before:close()
after:close()
try
  tracemalloc.start(0)
except ValueError as e
  print(e)
end
-- expect: true	nil
-- expect: 1	FILE	4
-- expect: false	nil
-- expect: the number of frames must be in range [1; 65535]
