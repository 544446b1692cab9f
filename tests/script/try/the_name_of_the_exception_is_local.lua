local e = "outer"
try
  raise ValueError("v")
except ValueError as e
  print(e)
  e = "changed"
  print(e)
end
print(e)
local saved
try
  raise KeyError("k")
except as anything
  saved = anything
end
print(repr(saved), anything)
try
  raise KeyError("k")
except LookupError, ValueError as error
  print(repr(error))
end
try
  error("string")
except Exception
  print("no name needed")
end
-- expect: v
-- expect: changed
-- expect: outer
-- expect: KeyError('k')	nil
-- expect: KeyError('k')
-- expect: no name needed
