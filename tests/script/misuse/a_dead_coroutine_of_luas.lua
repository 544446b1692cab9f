local next_word = coroutine.wrap(function() return "one" end)
print(next_word())
print(next_word())
-- args: --clock=virtual
-- expect: one
-- expect stderr contains: LuaError: cannot resume dead coroutine
-- expect stderr contains:   dead-coroutine: next_word was called once more after its function had ended.
-- expect exit: 1
