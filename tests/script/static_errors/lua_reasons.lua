local x = = 1
-- expect stderr:   File "FILE", line 1
-- expect stderr:     local x = = 1
-- expect stderr:               ^
-- expect stderr: SyntaxError: unexpected symbol near '='
-- expect exit: 1
