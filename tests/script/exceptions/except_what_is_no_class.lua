local thing = "not a class"
try
  try
    raise ValueError("v")
  except thing
    print("not here")
  end
except TypeError as e
  print(e)
  print(repr(e.context))
end
try
  try
    raise ValueError("v")
  except nosuch.field
    print("not here")
  end
except Exception as e
  print(e.name, (tostring(e):gsub("^.-:%d+: ", "")))
end
-- expect: catching classes that do not inherit from BaseException is not allowed
-- expect: ValueError('v')
-- expect: LuaError	attempt to index a nil value (global 'nosuch')
