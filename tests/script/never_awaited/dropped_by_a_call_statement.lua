local async function custom_coro()
  print("not printed")
end

custom_coro()
print("after")
-- expect: after
-- expect stderr: FILE:5: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr:   custom_coro()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
