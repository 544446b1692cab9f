-- What is no class is not proposed as one, however near its name is.
Foob = print
try
  raise ValueError("v")
except Foox
  print("not here")
end
-- args: --clock=virtual
-- expect stderr contains:   unhandled-exception: nothing caught this TypeError.
-- expect exit: 1
