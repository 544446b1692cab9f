local Reports = ExceptionGroup:subclass("Reports")

function Reports:derive(exceptions)
  return Reports(self.message, exceptions)
end

local function show(name, group)
  local shown = "nothing"
  if group then
    local list = {}
    for i, e in ipairs(group.exceptions) do
      list[i] = repr(e)
    end
    shown = group.name .. " [" .. table.concat(list, ", ") .. "]"
  end
  print(name .. " " .. shown)
end

local async function main()
  local group = Reports("two", {ValueError("v"), KeyError("k"), Reports("inner", {ValueError("w"), OSError("o")})})
  show("subgroup", group:subgroup(ValueError))
  show("subgroup of two", group:subgroup({KeyError, OSError}))
  show("by a function", group:subgroup(function(e) return isinstance(e, OSError) end))
  show("none", group:subgroup(TypeError))
  local matching, rest = group:split(ValueError)
  show("matching", matching)
  show("rest", rest)
  matching, rest = group:split(TypeError)
  show("matching", matching)
  show("rest", rest)
  show("derived", group:derive({TypeError("t")}))
  try
    raise group
  except *ValueError as e
    show("except star", e)
  except *KeyError, OSError as e
    show("except star", e)
  end
  print(tostring(group) .. ", " .. group.message)
  for _, exceptions in ipairs {{}, {"no exception"}} do
    try
      ExceptionGroup("wrong", exceptions)
    except ValueError
      print("ValueError")
    end
  end
  try
    ExceptionGroup("wrong", {KeyboardInterrupt()})
  except TypeError
    print("TypeError")
  end
  print(BaseExceptionGroup("right", {KeyError()}).name)
  print(BaseExceptionGroup("right", {KeyboardInterrupt()}).name)
end

asyncio.run(main())
