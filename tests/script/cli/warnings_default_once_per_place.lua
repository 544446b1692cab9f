-- By default a place that drops coroutines again and again is reported once, as in CPython.

local async function custom_coro()
end
for _ = 1, 4 do
  custom_coro()
end
-- expect stderr: FILE:6: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr:   custom_coro()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
