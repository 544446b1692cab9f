local loop = asyncio.new_event_loop()
loop:close()

loop:call_soon(print, 1)
-- args: --clock=virtual
-- expect stderr contains: RuntimeError: Event loop is closed
-- expect stderr contains:   loop-closed: call_soon needs an open loop; this one was closed in line 2.
-- expect stderr contains:  2 | loop:close()
-- expect stderr contains: closed here
-- expect stderr contains:  4 | loop:call_soon(print, 1)
-- expect exit: 1
