-- args: --clock=virtual --explain=off --warnings=error
-- No statement can raise it any more: it is reported, and the run has failed.
async function work() end

local c = work()
c = nil
collectgarbage()
print("on")

-- expect: on
-- expect stderr: Exception ignored in: <coroutine object work at 0x…>
-- expect stderr: Traceback (most recent call last):
-- expect stderr:   File "FILE", line 5
-- expect stderr:     local c = work()
-- expect stderr: RuntimeWarning: coroutine 'work' was never awaited
-- expect exit: 1
