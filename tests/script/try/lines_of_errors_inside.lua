local function line_of(f)
  local ok, e = pcall(f)
  print((tostring(e):gsub("^[^:]*:", "")))
end

line_of(function()
  try
    local x = nil
    x.y = 1                       -- line A
  finally
  end
end)
line_of(function()
  try
    error("first")
  except ValueError
  finally
    error("second")               -- line B
  end
end)
line_of(function()
  try
    error("first")
  except
    error("third")                -- line C
  end
end)
try
  print(debug.getinfo(1, "l").currentline)
except
end
print(debug.getinfo(1, "l").currentline)
-- expect: 9: attempt to index a nil value (local 'x')
-- expect: 18: second
-- expect: 25: third
-- expect: 29
-- expect: 32
