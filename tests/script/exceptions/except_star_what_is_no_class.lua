-- A name that is not there is nil, which is no class, also between others.
local function refused(f)
  try
    f()
  except TypeError as e
    print(e)
    print(repr(e.context))
  end
end

refused(function()
  try
    raise ValueError("v")
  except *ValueEror
    print("not here")
  end
end)
refused(function()
  try
    raise ExceptionGroup("g", {KeyError(1)})
  except *KeyError, ValueEror
    print("not here")
  end
end)
refused(function()
  try
    raise KeyError("k")
  except *ValueEror, KeyError
    print("not here")
  end
end)
-- expect: catching classes that do not inherit from BaseException is not allowed
-- expect: ValueError('v')
-- expect: catching classes that do not inherit from BaseException is not allowed
-- expect: ExceptionGroup('g', [KeyError(1)])
-- expect: catching classes that do not inherit from BaseException is not allowed
-- expect: KeyError('k')
