-- A callback that is not finished is told like any other text that is not.
pcall(function() (await x end)

-- args: --explain=off
-- expect exit: 1
-- expect stderr contains: SyntaxError: ')' expected near 'end'
