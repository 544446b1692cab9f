for i = 1, 3 do
  try
    if i == 2 then break end
    print("body", i)
  finally
    print("finally", i)
  end
end

for i = 1, 2 do
  for j = 1, 3 do
    try
      try
        if j == 2 then goto next_i end
        print(i, j)
      except ValueError
        print("not here")
      end
    finally
      print("inner finally", i, j)
    end
  end
  ::next_i::
end

while true do
  try
    error("x")
  except
    break
  end
end
print("left by except")

repeat
  local done = false
  try
    done = true
  else
    break
  end
until done
print("left by else")

do
  local n = 0
  ::again::
  n = n + 1
  try
    if n < 3 then goto again end
  finally
    print("round", n)
  end
end

-- A goto and a break that stay inside.
try
  for i = 1, 5 do
    if i == 2 then goto continue end
    if i == 4 then break end
    print("inside", i)
    ::continue::
  end
  goto done
  print("not here")
  ::done::
  print("done")
except
  print("not here")
end

for i = 1, 3 do
  try
    error("each time")
  except
    if i == 2 then goto continue end
    print("handled", i)
  end
  ::continue::
end
-- expect: body	1
-- expect: finally	1
-- expect: finally	2
-- expect: 1	1
-- expect: inner finally	1	1
-- expect: inner finally	1	2
-- expect: 2	1
-- expect: inner finally	2	1
-- expect: inner finally	2	2
-- expect: left by except
-- expect: left by else
-- expect: round	1
-- expect: round	2
-- expect: round	3
-- expect: inside	1
-- expect: inside	3
-- expect: done
-- expect: handled	1
-- expect: handled	3
