import asyncio


async def work():
    try:
        await asyncio.sleep(10)
    finally:
        print("cleaning up")
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError as e:
            print("again " + repr(e))
        await asyncio.sleep(0)
        print("clean")


async def main():
    task = asyncio.create_task(work())
    await asyncio.sleep(0)
    task.cancel("first")
    await asyncio.sleep(0)
    task.cancel("second")
    print(task.cancelling())
    try:
        await task
    except asyncio.CancelledError as e:
        print(repr(e))


asyncio.run(main())
