-- Without --explain the short explanation follows the report.

-- args: --clock=virtual
local async function custom_coro()
  print("never")
end
custom_coro()
-- expect stderr contains: FILE:7: RuntimeWarning: coroutine 'custom_coro' was never awaited
-- expect stderr contains: asyncio.run(custom_coro())
-- expect stderr contains: moonloop explain never-awaited
