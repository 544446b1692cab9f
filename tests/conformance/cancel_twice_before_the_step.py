import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(repr(e))
        print(asyncio.current_task().cancelling())
        await asyncio.sleep(0)
        print("lives on")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    print("taken" if task.cancel("one") else "refused")
    print("taken" if task.cancel("two") else "refused")
    await task
    print(task.cancelling(), task.uncancel(), task.uncancel(), task.uncancel())


asyncio.run(main())
