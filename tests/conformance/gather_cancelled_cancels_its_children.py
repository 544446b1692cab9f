import asyncio


async def sleeper(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(name + " " + repr(e))
        raise


async def waits():
    await asyncio.gather(sleeper("a"), sleeper("b"))


async def main():
    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel("all of you")
    try:
        await task
    except asyncio.CancelledError as e:
        print("main " + repr(e))

    both = asyncio.gather(sleeper("c"), sleeper("d"), return_exceptions=True)
    await asyncio.sleep(0)
    print("taken" if both.cancel() else "refused")
    try:
        await both
    except asyncio.CancelledError as e:
        print("main " + repr(e))
    print("refused" if not both.cancel() else "taken")
    print("cancelled" if both.cancelled() else "not cancelled")


asyncio.run(main())
