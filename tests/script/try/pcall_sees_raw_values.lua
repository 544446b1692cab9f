print(pcall(error, "plain", 0))
local ok, e = pcall(function() raise ValueError("v") end)
print(ok, repr(e), isinstance(e, ValueError))
local ok, e = pcall(function() error({1, 2}) end)
print(ok, type(e), e[2])
-- What passes through a try that does not catch it stays as it was.
local ok, e = pcall(function()
  try
    error("raw", 0)
  except ValueError
  finally
    print("finally")
  end
end)
print(ok, type(e), e)
local token = {}
local ok, e = pcall(function()
  try
    error(token)
  finally
  end
end)
print(ok, e == token)
local ok, e = pcall(function()
  try
    error(token)
  except Exception as x
    raise
  end
end)
print(ok, e == token or isinstance(e, LuaError) and e.value == token)
print(select(2, xpcall(function() raise KeyError("k") end, function(x) return "handler got " .. repr(x) end)))
print(pcall(error))
-- expect: false	plain
-- expect: false	ValueError('v')	true
-- expect: false	table	2
-- expect: finally
-- expect: false	string	raw
-- expect: false	true
-- expect: false	true
-- expect: handler got KeyError('k')
-- expect: false	nil
