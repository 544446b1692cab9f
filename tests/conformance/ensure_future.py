import asyncio


class Ready:
    def __await__(self):
        async def give():
            await asyncio.sleep(0)
            return "from awaitable"
        return give().__await__()


async def value():
    return "from coroutine"


async def main():
    task = asyncio.ensure_future(value())
    print("task" if isinstance(task, asyncio.Task) else "no task")
    print("same" if asyncio.ensure_future(task) is task else "other")
    future = asyncio.get_running_loop().create_future()
    print("same" if asyncio.ensure_future(future) is future else "other")
    print(await task)
    print(await asyncio.ensure_future(Ready()))
    print(await Ready())
    for bad in (5, "x"):
        try:
            asyncio.ensure_future(bad)
        except TypeError as e:
            print(repr(e))


asyncio.run(main())
