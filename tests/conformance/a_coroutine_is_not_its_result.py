import asyncio


async def f():
    return 1


async def numbers():
    yield 1


def said(action):
    try:
        action()
        print("nothing")
    except TypeError as e:
        print("TypeError:", e, sep="\t")
    except AttributeError as e:
        print("AttributeError:", e, sep="\t")


def assign(x):
    x[1] = 2


def try_all(x):
    said(lambda: x[1])
    said(lambda: x.title)
    said(lambda: x())
    said(lambda: x + x)
    said(lambda: x // x)
    said(lambda: -x)
    said(lambda: ~x)
    said(lambda: "a" + x)
    said(lambda: x < x)
    said(lambda: x > x)
    said(lambda: len(x))
    said(lambda: assign(x))


async def main():
    c = f()
    try_all(c)
    said(lambda: list(c))
    said(lambda: dict(c))
    task = asyncio.create_task(c)
    try_all(task)
    print(await task)
    generator = numbers()
    try_all(generator)
    said(lambda: list(generator))
    try_all(asyncio.get_running_loop().create_future())


asyncio.run(main())
