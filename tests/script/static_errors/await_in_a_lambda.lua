local async function custom_coro() return 1 end

local anonymous = function() return await custom_coro() end
-- expect stderr:   File "FILE", line 3
-- expect stderr:     local anonymous = function() return await custom_coro() end
-- expect stderr:                                         ^^^^^^^^^^^^^^^^^^^
-- expect stderr: SyntaxError: 'await' outside function
-- expect exit: 1
