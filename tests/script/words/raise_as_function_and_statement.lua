-- The function `raise` does what the statement does.
local function attempt(f, ...)
  try
    f(...)
  except BaseException as e
    print(repr(e))
  end
end

attempt(function() raise(ValueError("in parentheses")) end)
attempt(function() raise ValueError("statement") end)
attempt(function() raise "a string" end)
attempt(function() raise {1} end)
attempt(function() raise (5) end)
attempt(raise, KeyError("passed around"))
attempt(function() local e = ValueError("a local") raise e end)
attempt(function() error(ValueError("by error")) end)
attempt(function() error(ValueError) end)
attempt(function() raise ValueError end)
attempt(function() if true then raise KeyError("in a block") end end)
-- expect: ValueError('in parentheses')
-- expect: ValueError('statement')
-- expect: TypeError('exceptions must derive from BaseException')
-- expect: TypeError('exceptions must derive from BaseException')
-- expect: TypeError('exceptions must derive from BaseException')
-- expect: KeyError('passed around')
-- expect: ValueError('a local')
-- expect: ValueError('by error')
-- expect: ValueError()
-- expect: ValueError()
-- expect: KeyError('in a block')
