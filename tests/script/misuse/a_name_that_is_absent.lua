-- A missing field is nil, and may be asked for; who calls it is told why it is missing.
assert(asyncio.set_child_watcher == nil)

asyncio.set_child_watcher(nil)
-- args: --clock=virtual
-- expect stderr contains: LuaError: attempt to call a nil value (field 'set_child_watcher')
-- expect stderr contains:   absent-name: asyncio.set_child_watcher is not in Moonloop.
-- expect stderr contains:   why   In Python it chose how Python noticed the end of a child process;
-- expect stderr contains:   fix   leave it out: there is nothing to watch
-- expect exit: 1
