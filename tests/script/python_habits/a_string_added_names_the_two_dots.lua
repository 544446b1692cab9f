print("a" + "b")
-- args: --clock=virtual
-- expect stderr contains: LuaError: attempt to add a 'string' with a 'string'
-- expect stderr contains: python-spelling: `"a" + "b"` is Python; Lua writes `"a" .. "b"`.
-- expect exit: 1
