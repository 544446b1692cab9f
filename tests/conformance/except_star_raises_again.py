def show(f):
    try:
        f()
        print("nothing")
    except BaseException as error:
        print(repr(error).replace("(ValueError('naked'),)", "[ValueError('naked')]"), "|", repr(error.__context__)[:40])


def mixed():
    return ExceptionGroup("mixed", [ValueError("v"), TypeError("t"), ExceptionGroup("deep", [ValueError("w"), KeyError("k")])])


def bare_raise():
    try:
        raise mixed()
    except* ValueError:
        raise


def raise_the_part():
    try:
        raise mixed()
    except* ValueError as group:
        raise group
    except* TypeError as group:
        print("types go on", repr(group))


def one_new_one_again():
    try:
        raise mixed()
    except* ValueError:
        raise
    except* TypeError:
        raise OSError("new")


def all_taken():
    try:
        raise mixed()
    except* Exception as group:
        print(len(group.exceptions))


def naked():
    try:
        raise ValueError("naked")
    except* ValueError as group:
        raise


def naked_missed():
    try:
        raise ValueError("naked")
    except* TypeError as group:
        print("no")


def nested():
    try:
        try:
            raise mixed()
        except* KeyError as group:
            print("inner", repr(group))
    except* ValueError as group:
        print("outer", repr(group))


def wrapped():
    try:
        raise mixed()
    except* ValueError as group:
        raise RuntimeError("wrapped") from group


def base():
    try:
        raise BaseExceptionGroup("base", [ValueError("v"), KeyboardInterrupt("stop")])
    except* ValueError as group:
        print(type(group).__name__)


def of_a_group():
    try:
        raise mixed()
    except* ExceptionGroup:
        print("no")


def in_a_loop():
    for i in range(2):
        try:
            raise mixed()
        except* (ValueError, TypeError) as group:
            print(i, len(group.exceptions))
        except* KeyError:
            print(i, "key")
        finally:
            print(i, "finally")


for f in (bare_raise, raise_the_part, one_new_one_again, all_taken, naked, naked_missed, nested, wrapped, base,
          of_a_group, in_a_loop):
    print("--", f.__name__)
    show(f)
