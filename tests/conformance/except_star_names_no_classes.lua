-- What an except* may not name: the statement raises a TypeError, and its finally runs.
local function try_with(label, classes)
  try
    try
      raise ExceptionGroup("g", {ValueError("v")})
    except* classes as group
      print(label, "caught " .. repr(group))
    finally
      print(label, "finally")
    end
  except Exception as e
    print(label, repr(e), repr(e.context))
  end
  try
    try
      raise ValueError("v")
    except classes as e
      print(label, "caught " .. repr(e))
    end
  except Exception as e
    print(label, repr(e), repr(e.context))
  end
end

try_with("a class", ValueError)
try_with("a list", {TypeError, ValueError})
try_with("an empty list", {})
try_with("a group", ExceptionGroup)
try_with("a group in a list", {ValueError, ExceptionGroup})
try_with("a number", 5)
try_with("a number in a list", {ValueError, 5})
try_with("a list in a list", {{{TypeError}}})

local group = ExceptionGroup("g", {ValueError("v")})
local function condition(label, value)
  try
    print(label, repr(group:subgroup(value)))
  except TypeError as e
    print(label, e)
  end
end
condition("a class", ValueError)
condition("a list", {TypeError, ValueError})
condition("a number", 5)
condition("a number in a list", {ValueError, 5})
condition("a list in a list", {{ValueError}})
