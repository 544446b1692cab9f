-- args: --clock=virtual
try
  raise ValueError("a")
except ValueError as e
  print(e)
  raise
end

-- expect: a
-- expect stderr contains: why   An exception leaves one function after the other, until a try keeps
-- expect exit: 1
