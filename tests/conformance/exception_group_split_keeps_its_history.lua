local function raised(exception, cause)
  try
    exception.cause = cause
    raise exception
  except BaseException as caught
    return caught
  end
end

local function show(...)
  local words = {}
  for i = 1, select("#", ...) do
    local value = select(i, ...)
    if value == nil then
      words[i] = "None"
    elseif type(value) == "boolean" then
      words[i] = value and "True" or "False"
    elseif type(value) == "table" and getmetatable(value) == nil then
      local list = {}
      for j, each in ipairs(value) do list[j] = repr(each) end
      words[i] = "[" .. table.concat(list, ", ") .. "]"
    else
      words[i] = tostring(value)
    end
  end
  print(table.concat(words, " "))
end

local group = raised(ExceptionGroup("outer", {
  raised(ValueError("one")),
  ExceptionGroup("inner", {TypeError("two"), ValueError("three")}),
}), KeyError("cause"))
group:add_note("a note")
local match, rest = group:split(ValueError)
for _, part in ipairs {match, rest} do
  show(repr(part), repr(part.cause), part.notes, part.traceback ~= nil)
end
show(match.exceptions[1] == group.exceptions[1], match.exceptions[2] == group.exceptions[2])
match:add_note("of the match")
show(group.notes, rest.notes)

local whole, nothing = group:split(Exception)
show(whole == group, nothing)
nothing, whole = group:split(OSError)
show(nothing, whole == group)
show(group:subgroup {ValueError, TypeError} == group, repr(group:subgroup {TypeError, OSError}))
show(repr(group:subgroup(function(e) return not isinstance(e, ExceptionGroup) and tostring(e):find("t") ~= nil end)))
show(group:subgroup(function(e) return isinstance(e, ExceptionGroup) end) == group)
show(repr(group:subgroup(function(e) return isinstance(e, ExceptionGroup) and e.message == "inner" end)))
for _, wrong in ipairs {5, "ValueError", {}, {ValueError, 5}} do
  try
    group:split(wrong)
    print("worked")
  except TypeError as err
    print("TypeError")
  end
end
