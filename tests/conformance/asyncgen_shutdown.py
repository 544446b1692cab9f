import asyncio


async def numbers(name):
    try:
        yield 1
        yield 2
    except GeneratorExit:
        print(name + " told to exit")
        raise
    finally:
        await asyncio.sleep(0)
        print(name + " closed")


async def main():
    loop = asyncio.get_running_loop()
    one = numbers("one")
    print(await one.asend(None))
    print("shutting down")
    await loop.shutdown_asyncgens()
    print("shut down")
    try:
        await one.asend(None)
    except StopAsyncIteration:
        print("is over")


async def breaks():
    g = numbers("explicit")
    async for n in g:
        print(n)
        break
    print("after break")
    await g.aclose()
    print("after aclose")


asyncio.run(main())
asyncio.run(breaks())
