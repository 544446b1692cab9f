local async function custom_coro() end
for i = 1, 2 do
  custom_coro()
end
-- args: --clock=virtual --explain=off --warnings=always
-- expect stderr: FILE:3: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr:   custom_coro()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
-- expect stderr: FILE:3: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr:   custom_coro()
-- expect stderr: RuntimeWarning: Enable tracemalloc to get the object allocation traceback
