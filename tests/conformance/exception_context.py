def kind(e):
    return "none" if e is None else repr(e)


try:
    try:
        raise ValueError("first")
    except ValueError:
        raise KeyError("second")
except KeyError as e:
    print(repr(e) + " context " + kind(e.__context__))

try:
    try:
        raise ValueError("first")
    finally:
        raise KeyError("in finally")
except KeyError as e:
    print(repr(e) + " context " + kind(e.__context__))

try:
    try:
        raise ValueError("first")
    except ValueError as first:
        error = TypeError("second")
        error.__cause__ = first
        raise error
except TypeError as e:
    print(repr(e) + " cause " + kind(e.__cause__) + " context " + kind(e.__context__))

try:
    raise ValueError("alone")
except ValueError as e:
    print(repr(e) + " context " + kind(e.__context__) + " cause " + kind(e.__cause__))


def handle():
    try:
        raise IndexError("inside")
    except IndexError as e:
        return e


try:
    raise ValueError("outer")
except ValueError:
    print(kind(handle().__context__))

try:
    try:
        raise ValueError("same")
    except ValueError as e:
        raise e
except ValueError as e:
    print(kind(e.__context__))

try:
    try:
        try:
            raise ValueError("one")
        except ValueError:
            raise KeyError("two")
    except KeyError:
        raise IndexError("three")
except IndexError as e:
    while e is not None:
        print(repr(e))
        e = e.__context__
