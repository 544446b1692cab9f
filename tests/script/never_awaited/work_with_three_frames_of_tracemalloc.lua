tracemalloc.start(3)

local async function custom_coro()
end

local function work()
  custom_coro()
end

local function make()
  work()
end

make()
-- expect stderr: FILE:7: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr:   custom_coro()
-- expect stderr: Object allocated at (most recent call last):
-- expect stderr:   File "FILE", lineno 14
-- expect stderr:     make()
-- expect stderr:   File "FILE", lineno 11
-- expect stderr:     work()
-- expect stderr:   File "FILE", lineno 7
-- expect stderr:     custom_coro()
