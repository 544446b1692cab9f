local function run(name, body)
  local entries = {}
  local function log(entry)
    entries[#entries + 1] = entry
  end
  try
    local result = body(log)
    log("result " .. tostring(result))
  except Exception as e
    log("raised " .. repr(e))
  end
  print(name .. ": " .. table.concat(entries, ", "))
end

local function plain(log)
  try
    log("body")
  except ValueError
    log("except")
  else
    log("else")
  finally
    log("finally")
  end
  return "end"
end

local function caught(log)
  try
    log("body")
    raise ValueError("v")
  except KeyError, ValueError as e
    log("except " .. repr(e))
  else
    log("else")
  finally
    log("finally")
  end
  return "end"
end

local function not_caught(log)
  try
    raise TypeError("t")
  except ValueError
    log("except")
  finally
    log("finally")
  end
  return "end"
end

local function order_of_clauses(log)
  try
    raise KeyError("k")
  except LookupError as e
    log("LookupError " .. repr(e))
  except KeyError
    log("KeyError")
  end
  return "end"
end

local function return_in_body(log)
  try
    return "from body"
  except ValueError
    log("except")
  else
    log("else")
  finally
    log("finally")
  end
end

local function return_in_except(log)
  try
    raise ValueError("v")
  except ValueError
    return "from except"
  finally
    log("finally")
  end
end

local function return_in_else(log)
  try
    log("body")
  except ValueError
    log("except")
  else
    return "from else"
  finally
    log("finally")
  end
end

local function return_in_finally(log)
  try
    return "from body"
  finally
    return "from finally"
  end
end

local function finally_swallows(log)
  try
    raise ValueError("swallowed")
  finally
    return "from finally"
  end
end

local function raise_in_else(log)
  try
    log("body")
  except ValueError
    log("not here")
  else
    raise ValueError("from else")
  finally
    log("finally")
  end
end

local function raise_in_finally(log)
  try
    raise ValueError("first")
  finally
    raise KeyError("second")
  end
end

local function break_in_loop(log)
  local last
  for n = 0, 4 do
    last = n
    try
      if n == 1 then
        goto continue
      end
      if n == 3 then
        break
      end
      log(tostring(n))
    finally
      log("finally " .. n)
    end
    ::continue::
  end
  return last
end

local function break_in_finally(log)
  local last
  for n = 0, 4 do
    last = n
    try
      raise ValueError("dropped")
    finally
      if n == 1 then
        break
      end
      goto continue
    end
    ::continue::
  end
  return last
end

local function nested(log)
  try
    try
      raise ValueError("inner")
    except KeyError
      log("not here")
    finally
      log("inner finally")
    end
  except ValueError as e
    log("outer " .. repr(e))
    try
      raise TypeError("again")
    except TypeError as e
      log("in except " .. repr(e))
    end
  finally
    log("outer finally")
  end
  return "end"
end

local function reraise(log)
  try
    try
      raise ValueError("v")
    except ValueError as e
      log("once")
      raise
    finally
      log("finally")
    end
  except ValueError as e
    log("twice")
    raise
  end
end

run("plain", plain)
run("caught", caught)
run("not_caught", not_caught)
run("order_of_clauses", order_of_clauses)
run("return_in_body", return_in_body)
run("return_in_except", return_in_except)
run("return_in_else", return_in_else)
run("return_in_finally", return_in_finally)
run("finally_swallows", finally_swallows)
run("raise_in_else", raise_in_else)
run("raise_in_finally", raise_in_finally)
run("break_in_loop", break_in_loop)
run("break_in_finally", break_in_finally)
run("nested", nested)
run("reraise", reraise)
