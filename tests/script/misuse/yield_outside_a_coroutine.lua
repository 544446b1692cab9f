coroutine.yield(1)
-- args: --clock=virtual
-- expect stderr contains: LuaError: attempt to yield from outside a coroutine
-- expect stderr contains:   yield-outside-coroutine: coroutine.yield was called where no coroutine of
-- expect exit: 1
