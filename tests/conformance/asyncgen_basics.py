import asyncio


async def count(n):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield i
        print("exhausted")
    finally:
        print("finally")


async def pairs():
    yield "a", 1
    yield "b", 2


async def main():
    async for i in count(3):
        print(i)
    async for name, number in pairs():
        print(name + str(number))
    g = count(2)
    print(await g.asend(None))
    print(await g.asend(None))
    try:
        await g.asend(None)
    except StopAsyncIteration as e:
        print(repr(e))
    try:
        await g.asend(None)
    except StopAsyncIteration as e:
        print(repr(e))


asyncio.run(main())
