import asyncio


async def stop():
    raise StopIteration("s")


async def stop_in_try():
    try:
        raise StopIteration("t")
    finally:
        print("finally")


async def between():
    await stop()


async def stop_async():
    raise StopAsyncIteration("a")


async def generate(cls):
    yield 1
    raise cls("g")


async def main():
    for f in [stop, stop_in_try, between, stop_async]:
        try:
            await f()
        except StopIteration as e:
            print("not here", e)
        except Exception as e:
            print(repr(e), "no cause" if e.__cause__ is None else repr(e.__cause__), sep="\t")
    for cls in [StopIteration, StopAsyncIteration]:
        try:
            async for value in generate(cls):
                print(value)
        except Exception as e:
            print(repr(e), repr(e.__cause__), sep="\t")
        g = generate(cls)
        await g.asend(None)
        try:
            await g.aclose()
        except Exception as e:
            print(repr(e))
    try:
        raise StopIteration("here")
    except StopIteration as e:
        print("caught", e, sep="\t")
    await stop()


try:
    asyncio.run(main())
except RuntimeError as e:
    print(repr(e), repr(e.__cause__), sep="\t")
