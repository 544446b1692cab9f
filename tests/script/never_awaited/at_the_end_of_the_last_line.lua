-- What happens at the very end is told of the last line that there is.
-- args: --clock=virtual
-- expect stderr contains: FILE:4: RuntimeWarning: coroutine '__close' was never awaited
local x <close> = setmetatable({}, {__close = async function() end})
