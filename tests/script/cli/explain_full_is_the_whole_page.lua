-- --explain=full prints the whole page behind the short explanation.

-- args: --clock=virtual --explain=full
local async function custom_coro()
  print("never")
end
custom_coro()
-- expect stderr contains: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr contains: What it means
-- expect stderr contains: Why it happens
