local loop = asyncio.new_event_loop()
print(loop:call_soon(print))
print(loop:call_soon(string.rep, "x"))
print(loop:call_soon(loop.stop, loop))
loop:run_forever()

-- expect: <Handle print()>
-- expect: <Handle string.rep('x')>
-- expect: <Handle EventLoop.stop(<_UnixSelecto...e debug=False>)>
-- expect: 
-- expect stderr contains: Exception in callback string.rep('x')
