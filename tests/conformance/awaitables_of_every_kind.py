import asyncio


class Wrapper:
    def __init__(self, inner):
        self.inner = inner

    def __await__(self):
        return self.inner.__await__()


async def value(v):
    await asyncio.sleep(0)
    return v


async def bad():
    raise ValueError("inside")


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_result("future")
    print(await Wrapper(value("coroutine")))
    print(await Wrapper(future))
    print(await Wrapper(asyncio.create_task(value("task"))))
    print(await Wrapper(Wrapper(value("wrapped twice"))))
    try:
        await Wrapper(bad())
    except ValueError as e:
        print(repr(e))
    results = await asyncio.gather(Wrapper(value("in gather")), Wrapper(future))
    print(" ".join(results))
    print(await asyncio.wait_for(Wrapper(value("in wait_for")), 5))
    print(await asyncio.shield(Wrapper(value("in shield"))))


asyncio.run(main())
