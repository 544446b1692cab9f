import asyncio


def show(*values):
    print(*[str(v).lower() for v in values], sep="\t")


async def f():
    pass


async def g():
    yield 1


def plain():
    return f()


async def main():
    c = f()
    generator = g()
    task = asyncio.create_task(f())
    future = asyncio.get_running_loop().create_future()
    gathered = asyncio.gather(f())
    show(asyncio.iscoroutine(c), asyncio.iscoroutine(f), asyncio.iscoroutine(task), asyncio.iscoroutine(5))
    show(asyncio.iscoroutine(asyncio.sleep), asyncio.iscoroutine(None))
    show(asyncio.iscoroutinefunction(f), asyncio.iscoroutinefunction(plain), asyncio.iscoroutinefunction(c))
    show(asyncio.iscoroutinefunction(g), asyncio.iscoroutinefunction(asyncio.sleep))
    show(asyncio.isfuture(task), asyncio.isfuture(future), asyncio.isfuture(gathered))
    show(asyncio.isfuture(c), asyncio.isfuture(asyncio.Future), asyncio.isfuture("future"))
    show(isinstance(task, asyncio.Task), isinstance(task, asyncio.Future), isinstance(future, asyncio.Task))
    await c
    await task
    await gathered


asyncio.run(main())
