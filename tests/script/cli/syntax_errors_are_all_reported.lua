-- All static errors of a file are reported before a line of it runs, with status 1.

print("never")
local x = await f()
local function g()
  await f()
end
-- expect stderr:   File "FILE", line 4
-- expect stderr:     local x = await f()
-- expect stderr:               ^^^^^^^^^
-- expect stderr: SyntaxError: 'await' outside function
-- expect stderr:   File "FILE", line 6
-- expect stderr:     await f()
-- expect stderr:     ^^^^^^^^^
-- expect stderr: SyntaxError: 'await' outside function
-- expect exit: 1
