import asyncio


def attempt(f):
    try:
        f()
    except BaseException as e:
        print(repr(e))


def outside():
    raise


def inner_raises_the_outer():
    try:
        raise ValueError("v")
    except ValueError:
        outside()


async def after_await():
    try:
        raise KeyError("k")
    except KeyError:
        await asyncio.sleep(0)
        raise


attempt(outside)
attempt(inner_raises_the_outer)
attempt(lambda: asyncio.run(after_await()))
