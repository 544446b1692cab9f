local function kind(e)
  return e == nil and "none" or repr(e)
end

-- While a finally part runs, the exception that is on its way out is being handled.
try
  try
    raise ValueError("a")
  finally
    try
      raise KeyError("b")
    except KeyError as e
      print(repr(e) .. " context " .. kind(e.context))
    end
  end
except ValueError as e
  print(repr(e) .. " context " .. kind(e.context))
end

try
  try
    raise ValueError("a")
  except ValueError
    try
      raise KeyError("b")
    finally
      raise
    end
  end
except KeyError as e
  print(repr(e) .. " context " .. kind(e.context))
end

local function cleans_up()
  try
    raise OSError("in cleanup")
  except OSError as e
    print(repr(e) .. " context " .. kind(e.context))
  end
end

try
  try
    raise ValueError("a")
  finally
    cleans_up()
  end
except ValueError
end

local function print_chain(e)
  while e ~= nil do
    print(repr(e))
    e = e.context
  end
end

for _, inner in ipairs {"except", "finally"} do
  for _, outer in ipairs {"except", "finally"} do
    print(inner .. " in " .. outer)

    local function raises_inside()
      if inner == "finally" then
        try
          raise KeyError("a")
        finally
          raise OSError("b")
        end
      else
        try
          raise KeyError("a")
        except KeyError
          raise OSError("b")
        end
      end
    end

    try
      if outer == "finally" then
        try
          raise ValueError("pending")
        finally
          raises_inside()
        end
      else
        try
          raise ValueError("handled")
        except ValueError
          raises_inside()
        end
      end
    except OSError as e
      print_chain(e)
    end
  end
end

-- Without an exception there is none.
try
  print("fine")
finally
  cleans_up()
end
