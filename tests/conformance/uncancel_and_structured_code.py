import asyncio


async def tolerant():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(task.cancelling())
        if task.uncancel() == 0:
            print("taken back")
    async with asyncio.timeout(0.01):
        try:
            await asyncio.sleep(5)
        except asyncio.CancelledError:
            print(task.cancelling())
            raise


async def swallows():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("swallowed")
    async with asyncio.TaskGroup() as tg:
        tg.create_task(asyncio.sleep(0))
    print(asyncio.current_task().cancelling())


async def main():
    for make in (tolerant, swallows):
        task = asyncio.create_task(make())
        await asyncio.sleep(0)
        task.cancel()
        try:
            await task
        except TimeoutError as e:
            print(repr(e))
        print(task.cancelling())


asyncio.run(main())
