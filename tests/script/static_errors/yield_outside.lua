local function numbers()
  yield 1
end
-- expect stderr:   File "FILE", line 2
-- expect stderr:     yield 1
-- expect stderr:     ^^^^^^^
-- expect stderr: SyntaxError: 'yield' outside function
-- expect exit: 1
