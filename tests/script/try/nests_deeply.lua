local function nest(n)
  if n == 0 then error("bottom", 0) end
  try
    nest(n - 1)
  except ValueError
    print("not here")
  finally
    depth = (depth or 0) + 1
  end
end
print(pcall(nest, 100))
print(depth)

local function count(n)
  try
    if n == 0 then return 0 end
    return 1 + count(n - 1)
  finally
  end
end
print(count(150))
-- expect: false	bottom
-- expect: 100
-- expect: 150
