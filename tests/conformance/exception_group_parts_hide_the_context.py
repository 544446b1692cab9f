def show(group):
    print(repr(group), repr(group.__context__), str(group.__suppress_context__).lower(), sep="\t")


try:
    raise KeyError("context")
except KeyError:
    try:
        raise ExceptionGroup("g", [ValueError("v"), TypeError("t")])
    except ExceptionGroup as group:
        show(group)
        show(group.subgroup(ValueError))
        match, rest = group.split(ValueError)
        show(match)
        show(rest)

try:
    raise KeyError("context")
except KeyError:
    try:
        try:
            raise ExceptionGroup("g", [ValueError("v"), TypeError("t")])
        except* ValueError as group:
            show(group)
    except ExceptionGroup as group:
        show(group)
