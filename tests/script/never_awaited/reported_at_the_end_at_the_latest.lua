local async function custom_coro() end
kept = {custom_coro(), name = custom_coro()}
io.stderr:write("last line\n")
-- expect stderr contains: last line
-- expect stderr contains: FILE:2: RuntimeWarning: coroutine 'custom_coro' was never awaited
