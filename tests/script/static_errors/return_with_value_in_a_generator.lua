local async function numbers()
  yield 1
  return
end

local async function wrong()
  yield 1
  if true then return 5 end
end
-- expect stderr:   File "FILE", line 8
-- expect stderr:     if true then return 5 end
-- expect stderr:                  ^^^^^^^^
-- expect stderr: SyntaxError: 'return' with value in async generator
-- expect exit: 1
