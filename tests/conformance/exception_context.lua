local function kind(e)
  return e == nil and "none" or repr(e)
end

try
  try
    raise ValueError("first")
  except ValueError
    raise KeyError("second")
  end
except KeyError as e
  print(repr(e) .. " context " .. kind(e.context))
end

try
  try
    raise ValueError("first")
  finally
    raise KeyError("in finally")
  end
except KeyError as e
  print(repr(e) .. " context " .. kind(e.context))
end

try
  try
    raise ValueError("first")
  except ValueError as first
    local error = TypeError("second")
    error.cause = first
    raise error
  end
except TypeError as e
  print(repr(e) .. " cause " .. kind(e.cause) .. " context " .. kind(e.context))
end

try
  raise ValueError("alone")
except ValueError as e
  print(repr(e) .. " context " .. kind(e.context) .. " cause " .. kind(e.cause))
end

local function handle()
  try
    raise IndexError("inside")
  except IndexError as e
    return e
  end
end

try
  raise ValueError("outer")
except ValueError
  print(kind(handle().context))
end

try
  try
    raise ValueError("same")
  except ValueError as e
    raise e
  end
except ValueError as e
  print(kind(e.context))
end

try
  try
    try
      raise ValueError("one")
    except ValueError
      raise KeyError("two")
    end
  except KeyError
    raise IndexError("three")
  end
except IndexError as e
  while e ~= nil do
    print(repr(e))
    e = e.context
  end
end
