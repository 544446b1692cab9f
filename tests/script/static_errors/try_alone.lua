try
  print(1)
end
print(2)
-- expect stderr contains: SyntaxError: expected 'except' or 'finally' block
-- expect stderr contains: File "FILE", line 3
-- expect exit: 1
