local x = 1
if x != 2 then print(x) end
-- args: --clock=virtual
-- expect stderr contains: File "FILE", line 2
-- expect stderr contains: SyntaxError: 
-- expect stderr contains: ~=
-- expect exit: 1
