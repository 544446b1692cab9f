import asyncio


async def work():
    print("not here")


async def main():
    task = asyncio.create_task(work())
    print("taken" if task.cancel("too early") else "refused")
    print("done" if task.done() else "not done")
    try:
        await task
    except asyncio.CancelledError as e:
        print(repr(e))
    print("cancelled" if task.cancelled() else "not cancelled")
    print("refused" if not task.cancel() else "taken")


asyncio.run(main())
