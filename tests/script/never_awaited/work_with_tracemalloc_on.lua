tracemalloc.start()

local async function custom_coro()
  print("not printed")
end

local function work()
  custom_coro()
end

work()
print(tracemalloc.is_tracing())
tracemalloc.stop()
print(tracemalloc.is_tracing())
-- expect: true
-- expect: false
-- expect stderr: FILE:8: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr:   custom_coro()
-- expect stderr: Object allocated at (most recent call last):
-- expect stderr:   File "FILE", lineno 8
-- expect stderr:     custom_coro()
