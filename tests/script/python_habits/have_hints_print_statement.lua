local x = 1
print x
-- args: --clock=virtual
-- expect stderr contains: File "FILE", line 2
-- expect stderr contains: print(x)
-- expect exit: 1
