local n = 1
n += 1
-- args: --clock=virtual
-- expect stderr contains: File "FILE", line 2
-- expect stderr contains: n = n + 1
-- expect exit: 1
