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

-- Without an exception there is none.
try
  print("fine")
finally
  cleans_up()
end
