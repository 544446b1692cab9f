-- Standard output is flushed before anything is written to standard error.

io.stdout:setvbuf("full")
io.write("half a line")
io.stderr:write("")
error("stop", 0)
-- expect: half a line
-- expect stderr contains: LuaError: stop
-- expect exit: 1
