-- A part of a group knows the context of the whole, and does not show it.
local function show(group)
  print(repr(group), repr(group.context), group.suppress_context or false)
end

try
  raise KeyError("context")
except KeyError
  try
    raise ExceptionGroup("g", {ValueError("v"), TypeError("t")})
  except ExceptionGroup as group
    show(group)
    show(group:subgroup(ValueError))
    local match, rest = group:split(ValueError)
    show(match)
    show(rest)
  end
end

try
  raise KeyError("context")
except KeyError
  try
    try
      raise ExceptionGroup("g", {ValueError("v"), TypeError("t")})
    except* ValueError as group
      show(group)
    end
  except ExceptionGroup as group
    show(group)
  end
end
