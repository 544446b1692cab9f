import asyncio


def attempt(task, limit):
    try:
        return len(task.get_stack(limit=limit))
    except TypeError:
        return "TypeError"


def show(task, *limits):
    print(*(attempt(task, limit) for limit in limits))


def inner():
    raise ValueError("v")


def outer():
    inner()


async def fails():
    outer()


async def sleeps():
    await asyncio.sleep(1)


async def main():
    failed, asleep = asyncio.create_task(fails()), asyncio.create_task(sleeps())
    await asyncio.wait({failed})
    show(failed, -1, 0, 1, 1.5, 2, 3, 4, "x")
    show(asleep, -1, 0, 0.5, 1, 1.5, 2, "x")
    print(len(failed.get_stack()), len(asleep.get_stack()), str(failed.exception() is not None).lower(), sep="\t")


asyncio.run(main())
