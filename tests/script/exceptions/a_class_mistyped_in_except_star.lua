try
  raise ValueError("v")
except *ValueEror as e
  print("not here")
end
-- args: --clock=virtual
-- expect stderr contains: TypeError: catching classes that do not inherit from BaseException is not allowed
-- expect stderr contains:   absent-name: there is no ValueEror; ValueError comes near.
-- expect stderr contains: 3 | except *ValueEror as e
-- expect exit: 1
