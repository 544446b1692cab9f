group = ExceptionGroup("outer", [
    ValueError("a"),
    ExceptionGroup("inner", [KeyError("b"), ValueError("c")]),
    TypeError("d"),
])
print(str(group))
print(repr(group))
print(str(ExceptionGroup("one", [ValueError("x")])))
match, rest = group.split(ValueError)
print(repr(match))
print(repr(rest))
print(repr(group.subgroup(KeyError)))
print(repr(group.subgroup(lambda e: isinstance(e, TypeError))))
print("none" if group.subgroup(OSError) is None else "some")
match, rest = group.split((KeyError, TypeError))
print(repr(match))
print(repr(rest))
print("subclass" if issubclass(ExceptionGroup, BaseExceptionGroup) else "no subclass")
print("exception" if isinstance(group, Exception) else "no exception")
base = BaseExceptionGroup("base", [KeyboardInterrupt()])
print("exception" if isinstance(base, Exception) else "no exception")
print(repr(BaseExceptionGroup("becomes a plain group", [ValueError()])))
for make in (
    lambda: ExceptionGroup("x", []),
    lambda: ExceptionGroup("x", [KeyboardInterrupt()]),
    lambda: ExceptionGroup("x", [5]),
):
    try:
        make()
    except (TypeError, ValueError) as e:
        print(repr(e))
