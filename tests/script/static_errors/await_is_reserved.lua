local await = 5
-- expect stderr contains: SyntaxError: 
-- expect stderr contains: File "FILE", line 1
-- expect exit: 1
