import asyncio


async def f():
    return 1


def show(task):
    if task.cancelled():
        print("cancelled")
    else:
        print(repr(task.exception()))


async def main():
    c = f()
    task = asyncio.create_task(c)
    task.cancel()
    print(await c)
    await asyncio.sleep(0)
    show(task)

    c = f()
    task = asyncio.create_task(c)
    print(await c)
    await asyncio.sleep(0)
    show(task)

    c = f()
    c.close()
    task = asyncio.create_task(c)
    task.cancel()
    await asyncio.sleep(0)
    show(task)

    c = f()
    task = asyncio.create_task(c)
    task.cancel()
    await asyncio.sleep(0)
    show(task)


asyncio.run(main())
