import asyncio


async def stubborn():
    for n in range(3):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print("swallowed " + repr(e))
    return "finished anyway"


async def main():
    task = asyncio.create_task(stubborn())
    for n in range(3):
        await asyncio.sleep(0)
        task.cancel(n)
        print(task.cancelling())
        await asyncio.sleep(0)
    print(await task)
    print("cancelled" if task.cancelled() else "not cancelled")


asyncio.run(main())
