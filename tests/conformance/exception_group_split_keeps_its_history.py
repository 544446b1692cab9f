def raised(exception, cause=None):
    try:
        raise exception from cause
    except BaseException as caught:
        return caught


group = raised(ExceptionGroup("outer", [
    raised(ValueError("one")),
    ExceptionGroup("inner", [TypeError("two"), ValueError("three")]),
]), KeyError("cause"))
group.add_note("a note")
match, rest = group.split(ValueError)
for part in (match, rest):
    print(repr(part), repr(part.__cause__), part.__notes__, part.__traceback__ is not None)
print(match.exceptions[0] is group.exceptions[0], match.exceptions[1] is group.exceptions[1])
match.add_note("of the match")
print(group.__notes__, rest.__notes__)

whole, nothing = group.split(Exception)
print(whole is group, nothing)
nothing, whole = group.split(OSError)
print(nothing, whole is group)
print(group.subgroup((ValueError, TypeError)) is group, repr(group.subgroup((TypeError, OSError))))
print(repr(group.subgroup(lambda e: not isinstance(e, ExceptionGroup) and "t" in str(e))))
print(group.subgroup(lambda e: isinstance(e, ExceptionGroup)) is group)
print(repr(group.subgroup(lambda e: isinstance(e, ExceptionGroup) and e.message == "inner")))
for wrong in (5, "ValueError", [ValueError], (ValueError, 5)):
    try:
        group.split(wrong)
        print("worked")
    except TypeError as error:
        print("TypeError")
