local function f()
  local x = await g(1,
    2,
    3)
end
-- expect stderr:   File "FILE", line 2
-- expect stderr:     local x = await g(1,
-- expect stderr:               ^^^^^^^^^^
-- expect stderr: SyntaxError: 'await' outside function
-- expect exit: 1
