-- What called the async function is told, and the line of the second is known.
-- args: --clock=virtual
async function f() end
local co = coroutine.create(f)
coroutine.resume(co)
co = coroutine.create(f)
coroutine.resume(co)
-- expect stderr contains:   never-awaited: coroutine.resume called an async function, and nothing ran
-- expect stderr contains:   fix   Give it an ordinary function, and await what is needed before.
-- expect stderr contains: never-awaited happened 1 more time at FILE:3
