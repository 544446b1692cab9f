def kind(e):
    return "none" if e is None else repr(e)


# While a finally part runs, the exception that is on its way out is being handled.
try:
    try:
        raise ValueError("a")
    finally:
        try:
            raise KeyError("b")
        except KeyError as e:
            print(repr(e) + " context " + kind(e.__context__))
except ValueError as e:
    print(repr(e) + " context " + kind(e.__context__))

try:
    try:
        raise ValueError("a")
    except ValueError:
        try:
            raise KeyError("b")
        finally:
            raise
except KeyError as e:
    print(repr(e) + " context " + kind(e.__context__))


def cleans_up():
    try:
        raise OSError("in cleanup")
    except OSError as e:
        print(repr(e) + " context " + kind(e.__context__))


try:
    try:
        raise ValueError("a")
    finally:
        cleans_up()
except ValueError:
    pass



def print_chain(e):
    while e is not None:
        print(repr(e))
        e = e.__context__


for inner in ("except", "finally"):
    for outer in ("except", "finally"):
        print(inner + " in " + outer)

        def raises_inside():
            if inner == "finally":
                try:
                    raise KeyError("a")
                finally:
                    raise OSError("b")
            else:
                try:
                    raise KeyError("a")
                except KeyError:
                    raise OSError("b")

        try:
            if outer == "finally":
                try:
                    raise ValueError("pending")
                finally:
                    raises_inside()
            else:
                try:
                    raise ValueError("handled")
                except ValueError:
                    raises_inside()
        except OSError as e:
            print_chain(e)

# Without an exception there is none.
try:
    print("fine")
finally:
    cleans_up()
