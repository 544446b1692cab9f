try
  print(1)
except ValueError
  print(2)
except *KeyError
  print(3)
end
-- expect stderr contains: SyntaxError: cannot have both 'except' and 'except*' on the same 'try'
-- expect exit: 1
