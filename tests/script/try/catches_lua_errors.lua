local function caught(f)
  try
    f()
  except Exception as e
    print(e.name, tostring(e), e.value)
  end
end

caught(function() error("message", 0) end)
caught(function() error("with a place") end)
caught(function() local x = nil; x.field = 1 end)
caught(function() error({code = 7}) end)
caught(function() error(nil) end)
caught(function() error(42) end)
caught(function() string.rep() end)
try
  error({code = 7})
except LuaError as e
  print(e.value.code)
end
try
  error("x", 0)
except ValueError
  print("not here")
except LuaError as e
  print("LuaError", e)
end
print(issubclass(LuaError, Exception), isinstance("text", LuaError))
-- expect: LuaError	message	message
-- expect: LuaError	FILE:10: with a place	FILE:10: with a place
-- expect: LuaError	FILE:11: attempt to index a nil value (local 'x')	FILE:11: attempt to index a nil value (local 'x')
-- expect: LuaError	(error object is a table value)	table: 0x…
-- expect: LuaError	(error object is a nil value)	nil
-- expect: LuaError	42	42
-- expect: LuaError	FILE:15: bad argument #1 to 'rep' (string expected, got no value)	FILE:15: bad argument #1 to 'rep' (string expected, got no value)
-- expect: 7
-- expect: LuaError	x
-- expect: true	false
