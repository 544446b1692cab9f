import asyncio


def chain(e):
    text = repr(e)
    while e.__context__ is not None:
        e = e.__context__
        text += " while " + repr(e)
    return text


async def fails():
    try:
        raise KeyError("inner")
    except KeyError:
        raise ValueError("outer")


async def cleans_up(awaitable):
    try:
        raise OSError("handled")
    finally:
        await awaitable


async def handles(awaitable):
    try:
        raise OSError("handled")
    except OSError:
        await awaitable


async def generator():
    try:
        yield 1
        raise KeyError("in the generator")
    except KeyError as e:
        print("generator " + chain(e))
        raise ValueError("from the generator")


async def iterates():
    try:
        raise OSError("handled")
    except OSError:
        async for _ in generator():
            pass


async def attempt(name, awaitable):
    try:
        await awaitable
    except Exception as e:
        print(name + " " + chain(e))


async def main():
    # What a task has raised comes up again where it is awaited: while what is handled there is handled.
    for use in (cleans_up, handles):
        await attempt("coroutine", use(fails()))
        await attempt("task", use(asyncio.create_task(fails())))
        await attempt("gather", use(asyncio.gather(fails())))
        done = asyncio.create_task(fails())
        await asyncio.wait([done])
        await attempt("done", use(done))
    # What a generator raises is raised inside its caller.
    await attempt("generator", iterates())
    try:
        raise KeyError("handled")
    except KeyError:
        try:
            done.result()
        except ValueError as e:
            print("result() " + chain(e))


asyncio.run(main())
