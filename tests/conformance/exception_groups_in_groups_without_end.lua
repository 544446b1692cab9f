-- Groups in groups are divided as deep as Python's recursion limit goes, and no deeper.
local function nested(depth)
  local group = ExceptionGroup("g", {ValueError("v"), TypeError("t")})
  for _ = 2, depth do group = ExceptionGroup("g", {group}) end
  return group
end

local function attempt(label, f)
  try
    print(label, f())
  except RecursionError as e
    print(label, e)
  end
end

for _, depth in ipairs {50, 1050} do
  local group = nested(depth)
  attempt("split", function() return (group:split(TypeError)).message end)
  attempt("derive", function() return repr(group:derive({ValueError("d")})) end)
  attempt("str", function() return tostring(group) end)
  attempt("except*", function()
    local caught
    try
      try
        raise group
      except* TypeError as part
        caught = part.message
      finally
        print("finally")
      end
    except ExceptionGroup as rest
      print("rest", rest.message)
    end
    return caught
  end)
end
