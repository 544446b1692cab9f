import asyncio


async def attempt(f):
    try:
        f()
        print("no error")
    except (asyncio.InvalidStateError, TypeError) as e:
        print(type(e).__name__ + ": " + str(e))


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    await attempt(future.result)
    await attempt(future.exception)
    future.set_result(1)
    await attempt(lambda: future.set_result(2))
    await attempt(lambda: future.set_exception(ValueError()))
    cancelled = loop.create_future()
    cancelled.cancel()
    await attempt(lambda: cancelled.set_result(1))
    await attempt(lambda: cancelled.set_exception(ValueError()))
    other = loop.create_future()
    await attempt(lambda: other.set_exception(StopIteration()))
    await attempt(lambda: other.set_exception(5))
    await attempt(lambda: other.set_exception(KeyError))
    print(repr(other.exception()))


asyncio.run(main())
