print("%d" % 3)
-- args: --clock=virtual
-- expect stderr contains: LuaError: attempt to mod a 'string' with a 'number'
-- expect stderr contains: Lua writes `string.format("%d", x)`.
-- expect exit: 1
