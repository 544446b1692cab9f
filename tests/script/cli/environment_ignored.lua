-- -E ignores the environment: LUA_INIT, LUA_PATH and our own variables.

-- args: -E --clock=virtual --explain=off
-- env: LUA_INIT=error("not ignored")
-- env: LUA_PATH=not-ignored
-- env: MOONLOOP_TRACEMALLOC=2
-- expect: false	false
print(tracemalloc.is_tracing(), package.path:find("not-ignored", 1, true) ~= nil)
-- expect: not-ignored
print(os.getenv("LUA_PATH"))
