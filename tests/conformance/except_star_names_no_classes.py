def show(*values):
    print(*values, sep="\t")


def shown(value):
    return "nil" if value is None else repr(value)


def try_with(label, classes):
    try:
        try:
            raise ExceptionGroup("g", [ValueError("v")])
        except* classes as group:
            show(label, "caught " + repr(group))
        finally:
            show(label, "finally")
    except Exception as e:
        show(label, repr(e), shown(e.__context__))
    try:
        try:
            raise ValueError("v")
        except classes as e:
            show(label, "caught " + repr(e))
    except Exception as e:
        show(label, repr(e), shown(e.__context__))


try_with("a class", ValueError)
try_with("a list", (TypeError, ValueError))
try_with("an empty list", ())
try_with("a group", ExceptionGroup)
try_with("a group in a list", (ValueError, ExceptionGroup))
try_with("a number", 5)
try_with("a number in a list", (ValueError, 5))
try_with("a list in a list", (((TypeError,),),))

group = ExceptionGroup("g", [ValueError("v")])


def condition(label, value):
    try:
        show(label, shown(group.subgroup(value)))
    except TypeError as e:
        show(label, e)


condition("a class", ValueError)
condition("a list", (TypeError, ValueError))
condition("a number", 5)
condition("a number in a list", (ValueError, 5))
condition("a list in a list", ((ValueError,),))
