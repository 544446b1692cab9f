local group = ExceptionGroup("outer", {
  ValueError("a"),
  ExceptionGroup("inner", {KeyError("b"), ValueError("c")}),
  TypeError("d"),
})
print(tostring(group))
print(repr(group))
print(tostring(ExceptionGroup("one", {ValueError("x")})))
local match, rest = group:split(ValueError)
print(repr(match))
print(repr(rest))
print(repr(group:subgroup(KeyError)))
print(repr(group:subgroup(function(e) return isinstance(e, TypeError) end)))
print(group:subgroup(OSError) == nil and "none" or "some")
match, rest = group:split({KeyError, TypeError})
print(repr(match))
print(repr(rest))
print(issubclass(ExceptionGroup, BaseExceptionGroup) and "subclass" or "no subclass")
print(isinstance(group, Exception) and "exception" or "no exception")
local base = BaseExceptionGroup("base", {KeyboardInterrupt()})
print(isinstance(base, Exception) and "exception" or "no exception")
print(repr(BaseExceptionGroup("becomes a plain group", {ValueError()})))
for _, make in ipairs {
  function() return ExceptionGroup("x", {}) end,
  function() return ExceptionGroup("x", {KeyboardInterrupt()}) end,
  function() return ExceptionGroup("x", {5}) end,
} do
  try
    make()
  except TypeError, ValueError as e
    print(repr(e))
  end
end
