import asyncio


async def work():
    task = asyncio.current_task()
    print("taken" if task.cancel("by myself") else "refused")
    print("runs on to the next await")
    try:
        await asyncio.sleep(0)
        print("not here")
    except asyncio.CancelledError as e:
        print(repr(e))
    await asyncio.sleep(0)
    print(task.cancelling(), task.uncancel(), task.uncancel())
    task.cancel()
    return "returned first"


async def main():
    task = asyncio.create_task(work())
    try:
        print(await task)
    except asyncio.CancelledError as e:
        print("main " + repr(e))
    print("cancelled" if task.cancelled() else "not cancelled")


asyncio.run(main())
