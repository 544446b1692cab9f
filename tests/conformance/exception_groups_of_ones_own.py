import asyncio


class Reports(ExceptionGroup):
    def derive(self, exceptions):
        return Reports(self.message, exceptions)


def show(name, group):
    print(name + " " + (type(group).__name__ + " " + repr(list(group.exceptions)) if group else "nothing"))


async def main():
    group = Reports("two", [ValueError("v"), KeyError("k"), Reports("inner", [ValueError("w"), OSError("o")])])
    show("subgroup", group.subgroup(ValueError))
    show("subgroup of two", group.subgroup((KeyError, OSError)))
    show("by a function", group.subgroup(lambda e: isinstance(e, OSError)))
    show("none", group.subgroup(TypeError))
    matching, rest = group.split(ValueError)
    show("matching", matching)
    show("rest", rest)
    matching, rest = group.split(TypeError)
    show("matching", matching)
    show("rest", rest)
    show("derived", group.derive([TypeError("t")]))
    try:
        raise group
    except* ValueError as e:
        show("except star", e)
    except* (KeyError, OSError) as e:
        show("except star", e)
    print(str(group) + ", " + group.message)
    for exceptions in ([], ["no exception"]):
        try:
            ExceptionGroup("wrong", exceptions)
        except ValueError:
            print("ValueError")
    try:
        ExceptionGroup("wrong", [KeyboardInterrupt()])
    except TypeError:
        print("TypeError")
    print(type(BaseExceptionGroup("right", [KeyError()])).__name__)
    print(type(BaseExceptionGroup("right", [KeyboardInterrupt()])).__name__)


asyncio.run(main())
