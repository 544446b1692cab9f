import asyncio


async def works(name):
    try:
        await asyncio.sleep(60)
    except asyncio.CancelledError as e:
        print(name + " " + repr(e))
        raise


async def main():
    task = asyncio.current_task()
    try:
        async with asyncio.timeout(0.001):
            async with asyncio.TaskGroup() as group:
                group.create_task(works("one"))
                group.create_task(asyncio.sleep(60))
    except TimeoutError as e:
        print(repr(e) + " " + str(task.cancelling()))

    # A child fails in time; the limit has nothing to say.
    async def fails():
        raise ValueError("in time")

    try:
        async with asyncio.timeout(5) as limit:
            async with asyncio.TaskGroup() as group:
                group.create_task(works("three"))
                group.create_task(fails())
    except ExceptionGroup as e:
        print(repr(e) + " " + str(task.cancelling()))
    print("expired" if limit.expired() else "not expired")

    # A limit inside each child: the group gets what they raise.
    async def limited(name):
        async with asyncio.timeout(0.001):
            await works(name)

    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(limited("four"))
            group.create_task(works("five"))
    except ExceptionGroup as e:
        print(repr(e) + " " + str(task.cancelling()))


asyncio.run(main())
