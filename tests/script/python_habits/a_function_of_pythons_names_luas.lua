for i in range(3) do print(i) end
-- args: --clock=virtual
-- expect stderr contains: LuaError: attempt to call a nil value (global 'range')
-- expect stderr contains: python-spelling: `range` is Python; Lua writes `for i = 0, n - 1 do`.
-- expect exit: 1
