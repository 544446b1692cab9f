import asyncio


async def one():
    yield 1


async def attempt(name, make):
    try:
        print(name + " " + str(await make()))
    except BaseException as e:
        print(name + " raised " + repr(e))


async def every_way(name, g):
    await attempt(name + " athrow", lambda: g.athrow(ValueError("v")))
    await attempt(name + " aclose", lambda: g.aclose())
    await attempt(name + " asend", lambda: g.asend(None))
    await attempt(name + " asend a value", lambda: g.asend("x"))
    async for _ in g:
        print("never")


async def main():
    exhausted = one()
    async for _ in exhausted:
        pass
    await every_way("exhausted", exhausted)

    closed = one()
    await closed.aclose()
    await every_way("closed before the start", closed)

    failed = one()
    await attempt("athrow at the start", lambda: failed.athrow(KeyError("k")))
    await every_way("failed", failed)


asyncio.run(main())
