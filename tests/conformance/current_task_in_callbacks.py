import asyncio


def who(where):
    task = asyncio.current_task()
    print(where + ": " + (task.get_name() if task else "nobody"))


class Manager:
    async def __aenter__(self):
        who("aenter")

    async def __aexit__(self, *_):
        who("aexit")


async def generator():
    who("generator")
    yield
    who("generator again")


async def called():
    who("called")


async def main():
    who("main")
    await called()
    async with Manager():
        who("inside")
    async for _ in generator():
        pass
    await asyncio.create_task(called(), name="child")
    await asyncio.gather(asyncio.create_task(called(), name="gathered"))
    asyncio.get_running_loop().call_soon(who, "callback")
    task = asyncio.create_task(called(), name="watched")
    task.add_done_callback(lambda _: who("done callback"))
    await task
    await asyncio.sleep(0)
    who("main")
    try:
        async with asyncio.timeout(0.001):
            await asyncio.sleep(1)
    except TimeoutError:
        who("after a timeout")


async def named():
    asyncio.current_task().set_name("main task")
    await main()


asyncio.run(named())
