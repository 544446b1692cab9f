try
  try
    raise ExceptionGroup("g", {ValueError(1)})
  except *ExceptionGroup
    print("not here")
  end
except TypeError as e
  print(e)
end
local function f()
  for i = 1, 3 do
    try
      raise ExceptionGroup("g", {ValueError(i), KeyError(i)})
    except *ValueError as g
      print(i, #g.exceptions)
    except *KeyError, TypeError as g
      print(i, repr(g))
    finally
      print("finally", i)
    end
  end
  return "end"
end
print(f())
-- expect: catching ExceptionGroup with except* is not allowed. Use except instead.
-- expect: 1	1
-- expect: 1	ExceptionGroup('g', [KeyError(1)])
-- expect: finally	1
-- expect: 2	1
-- expect: 2	ExceptionGroup('g', [KeyError(2)])
-- expect: finally	2
-- expect: 3	1
-- expect: 3	ExceptionGroup('g', [KeyError(3)])
-- expect: finally	3
-- expect: end
