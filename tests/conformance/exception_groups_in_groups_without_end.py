def show(*values):
    print(*values, sep="\t")


def nested(depth):
    group = ExceptionGroup("g", [ValueError("v"), TypeError("t")])
    for _ in range(2, depth + 1):
        group = ExceptionGroup("g", [group])
    return group


def attempt(label, f):
    try:
        show(label, f())
    except RecursionError as e:
        show(label, e)


for depth in (50, 1050):
    group = nested(depth)

    def starred():
        caught = None
        try:
            try:
                raise group
            except* TypeError as part:
                caught = part.message
            finally:
                show("finally")
        except ExceptionGroup as rest:
            show("rest", rest.message)
        return caught

    attempt("split", lambda: group.split(TypeError)[0].message)
    attempt("derive", lambda: repr(group.derive([ValueError("d")])))
    attempt("str", lambda: str(group))
    attempt("except*", starred)
