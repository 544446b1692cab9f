local loop = asyncio.new_event_loop()
loop:close()
loop:call_soon(print)
-- args: --clock=virtual
-- expect stderr contains: RuntimeError: Event loop is closed
-- expect stderr contains:   loop-closed: 
-- expect exit: 1
