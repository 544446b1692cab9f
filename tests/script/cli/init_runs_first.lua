-- LUA_INIT runs before everything else.

-- env: LUA_INIT=print("init", arg[0])
-- args: --clock=virtual --explain=off -e "print'option'"
-- expect: init	FILE
-- expect: option
-- expect: script
print("script")
