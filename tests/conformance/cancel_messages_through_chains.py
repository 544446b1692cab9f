import asyncio


async def sleeps(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print(name + " " + repr(e))
        raise


async def awaits_task():
    await asyncio.create_task(sleeps("task"))


async def awaits_gather():
    await asyncio.gather(sleeps("one"), sleeps("two"))


async def awaits_gather_with_exceptions():
    await asyncio.gather(sleeps("one"), sleeps("two"), return_exceptions=True)


async def awaits_shield():
    await asyncio.shield(sleeps("shielded"))


async def awaits_wait_for():
    await asyncio.wait_for(sleeps("limited"), 5)


async def awaits_group():
    async with asyncio.TaskGroup() as group:
        group.create_task(sleeps("child"))


async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)


async def main():
    for make in (awaits_task, awaits_gather, awaits_gather_with_exceptions, awaits_shield, awaits_wait_for,
                 awaits_group):
        for between in range(4):
            task = asyncio.create_task(make(), name=make.__name__)
            await turns(3)
            task.cancel("first")
            await turns(between)
            print(task.get_name() + " " + str(between) + (" taken" if task.cancel("second") else " refused"))
            try:
                await task
            except asyncio.CancelledError as e:
                print("main " + repr(e))


async def cancels_again_when_woken():
    # Both cancelled while the first is on its way to wake the second.
    inner = asyncio.create_task(sleeps("inner"))

    async def outer():
        try:
            await inner
        except asyncio.CancelledError as e:
            print("outer " + repr(e))
            raise

    task = asyncio.create_task(outer())
    await turns(2)
    inner.cancel("to the inner")
    for _ in range(3):
        await asyncio.sleep(0)
        task.cancel("to the outer")
    try:
        await task
    except asyncio.CancelledError as e:
        print("main " + repr(e))


asyncio.run(main())
asyncio.run(cancels_again_when_woken())
