import asyncio


class M:
    @staticmethod
    async def numbers():
        yield 1
        pause = asyncio.sleep(1)
        await pause
        yield 2


def show(g):
    awaited = g.ag_await
    print(g.ag_running, "None" if awaited is None else awaited.__name__, sep="\t")


async def rest(g):
    async for x in g:
        pass


async def main():
    g = M.numbers()
    print(g.__name__, g.__qualname__, sep="\t")
    show(g)
    await g.asend(None)
    show(g)
    task = asyncio.create_task(rest(g))
    await asyncio.sleep(0)
    show(g)
    await task
    show(g)
    c = rest(g)
    try:
        c.cr_running = True
    except AttributeError as e:
        print(e)
    c.close()
    try:
        print(g.missing)
    except AttributeError as e:
        print(e)


asyncio.run(main())
