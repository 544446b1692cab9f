import asyncio


async def main():
    try:
        async with asyncio.timeout(0.01) as cm:
            try:
                print("expired" if cm.expired() else "not expired")
                await asyncio.sleep(10)
                print("not here")
            except asyncio.CancelledError:
                print("cancelled inside")
                raise
    except TimeoutError as e:
        print(repr(e))
    print("expired" if cm.expired() else "not expired")
    print(asyncio.current_task().cancelling())
    async with asyncio.timeout(5) as cm:
        await asyncio.sleep(0)
        print("in time")
    print("expired" if cm.expired() else "not expired")
    for delay in (0, -1):
        try:
            async with asyncio.timeout(delay):
                print("runs until it awaits")
                await asyncio.sleep(1)
        except TimeoutError as e:
            print(repr(e))
    async with asyncio.timeout(None) as cm:
        await asyncio.sleep(0)
        print("never" if cm.when() is None else "sometime")


asyncio.run(main())
