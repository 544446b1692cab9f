local function many(...)
  try
    return select("#", ...), ...
  finally
    print("finally sees", select("#", ...))
  end
end
print(many(1, nil, 3))
print(many())
print(many(nil))

local function from_except(...)
  try
    error("lua error", 0)
  except Exception as e
    return tostring(e), ...
  end
end
print(from_except("and", "varargs", nil))

local function nothing()
  try
    return
  finally
    print("finally after bare return")
  end
  print("not here")
end
print(select("#", nothing()))

local function from_else()
  try
    local x = 1
  except
    return "except"
  else
    return "else", "two"
  end
end
print(from_else())

local function through_three()
  try
    try
      try
        return "deep", "values", nil
      finally
        print("one")
      end
    finally
      print("two")
    end
  finally
    print("three")
  end
end
print(select("#", through_three()), through_three())

local function not_returning()
  try
    local x = 1
  finally
  end
  return "after"
end
print(not_returning())
try return "the chunk itself returns" finally print("at the end") end
-- expect: finally sees	3
-- expect: 3	1	nil	3
-- expect: finally sees	0
-- expect: 0
-- expect: finally sees	1
-- expect: 1	nil
-- expect: lua error	and	varargs	nil
-- expect: finally after bare return
-- expect: 0
-- expect: else	two
-- expect: one
-- expect: two
-- expect: three
-- expect: one
-- expect: two
-- expect: three
-- expect: 3	deep	values	nil
-- expect: after
-- expect: at the end
