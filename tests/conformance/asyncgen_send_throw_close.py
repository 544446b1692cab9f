import asyncio


async def echo():
    received = "nothing"
    while True:
        try:
            received = yield received
            print("got " + str(received))
        except ValueError as e:
            received = "caught " + repr(e)
        except GeneratorExit:
            print("closing")
            await asyncio.sleep(0)
            print("closed")
            raise


async def main():
    g = echo()
    try:
        await g.asend("too early")
    except TypeError:
        print("TypeError")
    print(await g.asend(None))
    print(await g.asend("one"))
    print(await g.asend("two"))
    print(await g.athrow(ValueError("thrown")))
    print(await g.asend("three"))
    try:
        await g.athrow(KeyError("not caught"))
    except KeyError as e:
        print(repr(e))
    try:
        await g.asend(None)
    except StopAsyncIteration:
        print("is over")

    g = echo()
    await g.asend(None)
    await g.aclose()
    await g.aclose()
    try:
        await g.asend(None)
    except StopAsyncIteration:
        print("is over")

    unstarted = echo()
    await unstarted.aclose()
    print("closed without a start")
    unstarted = echo()
    try:
        await unstarted.athrow(ValueError("at the start"))
    except ValueError as e:
        print(repr(e))


asyncio.run(main())
