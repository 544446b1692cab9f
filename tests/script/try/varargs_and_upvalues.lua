local function sum(...)
  local total = 0
  try
    for i = 1, select("#", ...) do
      total = total + (select(i, ...))
    end
  except Exception as e
    total = "failed for " .. select("#", ...) .. " arguments"
  finally
    total = tostring(total) .. " (" .. table.concat({...}, ",") .. ")"
  end
  return total
end
print(sum(1, 2, 3))
print(sum(1, "x", 3))

local x = 1
try
  x = x + 1
  local x = "inner"
  x = x .. " changed"
  print(x)
finally
  x = x + 10
end
print(x)

local functions = {}
for i = 1, 3 do
  try
    functions[i] = function() i = i + 1 return i end
  finally
  end
end
print(functions[1](), functions[1](), functions[2]())

-- The chunk's own arguments.
local count = select("#", ...)
try
  print(select("#", ...) == count, (...))
except
end
-- argv: one two
-- expect: 6 (1,2,3)
-- expect: failed for 3 arguments (1,x,3)
-- expect: inner changed
-- expect: 12
-- expect: 2	3	3
-- expect: true	one
