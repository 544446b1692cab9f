local async function custom_coro() end
custom_coro()
print("not printed")
-- args: --clock=virtual --explain=off --warnings=error
-- expect stderr contains: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect exit: 1
