import asyncio


async def fail(exception):
    raise exception


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail(ValueError("v1")))
            tg.create_task(fail(KeyError("k")))
            tg.create_task(fail(ValueError("v2")))
    except* ValueError as group:
        print(repr(group))
        print(len(group.exceptions))
    except* KeyError as group:
        print(repr(group))
    else:
        print("not here")
    finally:
        print("finally")

    # What no clause takes goes on.
    try:
        try:
            raise ExceptionGroup("mixed", [ValueError(1), TypeError("t")])
        except* ValueError as group:
            print("took " + repr(group))
    except ExceptionGroup as rest:
        print("left " + repr(rest))

    # A single exception is wrapped.
    try:
        raise ValueError("naked")
    except* ValueError as group:
        print(repr(group.exceptions[0]))

    # What a clause raises is grouped.
    try:
        try:
            raise ExceptionGroup("first", [ValueError(1), KeyError("k"), TypeError("t")])
        except* ValueError:
            raise OSError("second")
        except* KeyError:
            raise OSError("third")
    except ExceptionGroup as group:
        print(repr(group))

    try:
        print("no exception")
    except* ValueError:
        print("not here")
    else:
        print("else")


asyncio.run(main())
