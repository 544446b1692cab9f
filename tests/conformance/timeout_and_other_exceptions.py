import asyncio


async def main():
    try:
        async with asyncio.timeout(5):
            raise ValueError("own")
    except ValueError as e:
        print(repr(e))

    # An exception that replaces the cancellation wins over the timeout.
    try:
        async with asyncio.timeout(0.01):
            try:
                await asyncio.sleep(5)
            except asyncio.CancelledError:
                raise KeyError("instead")
    except KeyError as e:
        print(repr(e))
    print(asyncio.current_task().cancelling())

    # A cancellation from outside is not a timeout.
    async def limited():
        async with asyncio.timeout(5):
            await asyncio.sleep(10)

    task = asyncio.create_task(limited())
    await asyncio.sleep(0)
    task.cancel("outside")
    try:
        await task
    except asyncio.CancelledError as e:
        print(repr(e))


asyncio.run(main())
