local async function custom_coro()
  print("not printed")
end

local function work()
  custom_coro()
end

work()
print(tracemalloc.is_tracing())
-- expect: false
-- expect stderr: FILE:6: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr:   custom_coro()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
