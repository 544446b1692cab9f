import asyncio


def show(*values):
    print(*[str(v).lower() if isinstance(v, bool) else str(v) for v in values], sep="\t")


async def work():
    show("inside", own[0].cr_running)
    await asyncio.sleep(0)


async def outer(inner):
    await inner


own = []


async def main():
    c = work()
    own.append(c)
    show(c.cr_running, c.cr_await is None)
    await c
    show(c.cr_running)
    future = asyncio.get_running_loop().create_future()

    async def waits():
        await future

    inner = waits()
    c = outer(inner)
    task = asyncio.create_task(c)
    await asyncio.sleep(0)
    show(c.cr_running, c.cr_await is inner)
    future.set_result(None)
    await task
    show(c.cr_await is None)
    show(c.__name__)


asyncio.run(main())
