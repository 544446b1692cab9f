-- What contextvars refuses.
local var = contextvars.ContextVar("var")
local function attempt(f)
  try
    print(f())
  except TypeError as err
    print(err)
  end
end

-- expect: Context() does not accept any arguments
attempt(function() return contextvars.Context(1) end)
-- expect: copy_context() takes no arguments (1 given)
attempt(function() return contextvars.copy_context(1) end)
-- expect: ContextVar.set() takes exactly one argument (2 given)
attempt(function() return var:set(1, 2) end)
-- expect: a ContextVar key was expected, got 'rn', which is no method either
attempt(function() contextvars.copy_context():rn(print) end)
-- expect: a ContextVar key was expected, got 5
attempt(function() return contextvars.copy_context()[5] end)
