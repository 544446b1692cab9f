-- The warning follows from the error, and does not contradict its fix.
-- args: --clock=virtual
async function tick() end
local t = asyncio.create_task(tick())
-- expect stderr contains:   fix   async function main() await asyncio.create_task(tick()) end
-- expect stderr contains: FILE:4: RuntimeWarning: coroutine 'tick' was never awaited
-- expect stderr contains:   fix   What mends that error mends this warning, too.
-- expect exit: 1
