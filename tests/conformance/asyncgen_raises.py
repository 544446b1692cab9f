import asyncio


async def bad():
    yield 1
    raise ValueError("from the generator")


async def stops():
    yield 1
    raise StopAsyncIteration("by hand")


async def delegates():
    async for n in bad():
        yield n * 10


async def main():
    try:
        async for n in bad():
            print(n)
    except ValueError as e:
        print(repr(e))
    try:
        async for n in delegates():
            print(n)
    except ValueError as e:
        print(repr(e))
    try:
        async for n in stops():
            print(n)
    except RuntimeError as e:
        print(repr(e))
    g = bad()
    first = g.asend(None)
    print(await first)
    try:
        await first
    except RuntimeError as e:
        print(repr(e))


asyncio.run(main())
