-- args: --clock=virtual
local m = setmetatable({}, {__add = async function(a, b) return b end})
local y = m + 1
y = nil
-- expect stderr contains: FILE:3: RuntimeWarning: coroutine '__add' was never awaited
-- expect stderr contains:   never-awaited: (m + 1) made a coroutine object, and nothing ran it.
-- expect stderr contains:      |           ^^^^^ made here, never run
-- expect stderr contains:   fix   asyncio.run((m + 1))    here, outside any async function
