import asyncio


async def stubborn(times):
    task = asyncio.current_task()
    for _ in range(times):
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError as e:
            print("stubborn " + repr(e) + " " + str(task.cancelling()))
    return "done"


async def main():
    task = asyncio.create_task(stubborn(3))
    print(str(task.cancelling()) + " " + str(task.uncancel()))
    await asyncio.sleep(0)
    for n in range(3):
        print("taken" if task.cancel(str(n)) else "refused")
        print("again taken" if task.cancel("again") else "again refused")
        await asyncio.sleep(0)
    print(await task)
    # It is done: nothing is counted any more.
    print("taken" if task.cancel() else "refused")
    print(task.cancelling())
    for _ in range(8):
        left = task.uncancel()
    print(left)

    # Taken back before it is delivered, the request is delivered all the same.
    task = asyncio.create_task(stubborn(1))
    await asyncio.sleep(0)
    task.cancel("taken back")
    print(task.uncancel())
    print(await task)


asyncio.run(main())
