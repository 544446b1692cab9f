-- -X tracemalloc=N starts tracemalloc with N frames.

-- args: --clock=virtual --explain=off -X tracemalloc=5
local async function custom_coro()
end
local function make()
  custom_coro()
end
make()
-- expect: true
print(tracemalloc.is_tracing())
-- expect stderr: FILE:7: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr:   custom_coro()
-- expect stderr: Object allocated at (most recent call last):
-- expect stderr:   File "FILE", lineno 9
-- expect stderr:     make()
-- expect stderr:   File "FILE", lineno 7
-- expect stderr:     custom_coro()
