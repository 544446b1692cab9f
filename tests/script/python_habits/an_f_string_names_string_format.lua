local name = "Ann"
print(f"hello {name}")
-- args: --clock=virtual
-- expect stderr contains: LuaError: attempt to call a nil value (global 'f')
-- expect stderr contains: Lua has no f-strings: use string.format or join the parts with two
-- expect exit: 1
