import asyncio


async def works(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print(name + " is done")


async def main():
    async with asyncio.TaskGroup() as group:
        one = group.create_task(works("one", 60))
        group.create_task(works("two", 3))
        await asyncio.sleep(0)
        one.cancel("alone")
    print("cancelled" if one.cancelled() else "not cancelled")

    # A child that raises CancelledError by itself counts as cancelled, too.
    async def raises():
        raise asyncio.CancelledError("by itself")

    async with asyncio.TaskGroup() as group:
        child = group.create_task(raises())
        group.create_task(works("three", 2))
    print("cancelled" if child.cancelled() else "not cancelled")

    # One that swallows the cancellation of the group does not hold up its failure.
    async def swallows():
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            await asyncio.sleep(0.001)
            print("swallowed")

    async def fails():
        await asyncio.sleep(0)
        raise ValueError("failed")

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(swallows())
            group.create_task(fails())
    except ExceptionGroup as e:
        print(repr(e))

    # One that fails while it is cancelled adds to the group.
    async def fails_late():
        try:
            await asyncio.sleep(60)
        finally:
            raise KeyError("late")

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails_late())
            group.create_task(fails())
    except ExceptionGroup as e:
        print(repr(e))


asyncio.run(main())
