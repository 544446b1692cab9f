try
  print(1)
except
  print(2)
except ValueError
  print(3)
end
-- expect stderr contains: SyntaxError: default 'except:' must be last
-- expect stderr contains: File "FILE", line 3
-- expect exit: 1
