-- --explain=off leaves what CPython prints.

local async function custom_coro()
  print("never")
end
custom_coro()
-- expect stderr: FILE:6: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr:   custom_coro()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
