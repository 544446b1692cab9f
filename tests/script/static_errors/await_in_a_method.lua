local Worker = {}

function Worker:work(task)
  local result = 1 + await task * 2
  return result
end
-- expect stderr:   File "FILE", line 4
-- expect stderr:     local result = 1 + await task * 2
-- expect stderr:                        ^^^^^^^^^^
-- expect stderr: SyntaxError: 'await' outside function
-- expect exit: 1
