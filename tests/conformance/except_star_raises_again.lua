local function show(f)
  try
    f()
    print("nothing")
  except BaseException as err
    print(repr(err) .. " | " .. (err.context and repr(err.context) or "None"):sub(1, 40))
  end
end

local function mixed()
  return ExceptionGroup("mixed", {
    ValueError("v"), TypeError("t"), ExceptionGroup("deep", {ValueError("w"), KeyError("k")}),
  })
end

local tests = {}

local function add(name, f) tests[#tests + 1] = {name, f} end

add("bare_raise", function()
  try
    raise(mixed())
  except* ValueError
    raise
  end
end)

add("raise_the_part", function()
  try
    raise(mixed())
  except* ValueError as group
    raise group
  except* TypeError as group
    print("types go on " .. repr(group))
  end
end)

add("one_new_one_again", function()
  try
    raise(mixed())
  except* ValueError
    raise
  except* TypeError
    raise OSError("new")
  end
end)

add("all_taken", function()
  try
    raise(mixed())
  except* Exception as group
    print(#group.exceptions)
  end
end)

add("naked", function()
  try
    raise ValueError("naked")
  except* ValueError as group
    raise
  end
end)

add("naked_missed", function()
  try
    raise ValueError("naked")
  except* TypeError as group
    print("no")
  end
end)

add("nested", function()
  try
    try
      raise(mixed())
    except* KeyError as group
      print("inner " .. repr(group))
    end
  except* ValueError as group
    print("outer " .. repr(group))
  end
end)

add("wrapped", function()
  try
    raise(mixed())
  except* ValueError as group
    local wrapped = RuntimeError("wrapped")
    wrapped.cause = group
    raise wrapped
  end
end)

add("base", function()
  try
    raise BaseExceptionGroup("base", {ValueError("v"), KeyboardInterrupt("stop")})
  except* ValueError as group
    print(group.name)
  end
end)

add("of_a_group", function()
  try
    raise(mixed())
  except* ExceptionGroup
    print("no")
  end
end)

add("in_a_loop", function()
  for i = 0, 1 do
    try
      raise(mixed())
    except* ValueError, TypeError as group
      print(i .. " " .. #group.exceptions)
    except* KeyError
      print(i .. " key")
    finally
      print(i .. " finally")
    end
  end
end)

for _, test in ipairs(tests) do
  print("-- " .. test[1])
  show(test[2])
end
