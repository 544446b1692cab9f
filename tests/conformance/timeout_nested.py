import asyncio


async def nested(outer_delay, inner_delay):
    try:
        async with asyncio.timeout(outer_delay) as outer:
            try:
                async with asyncio.timeout(inner_delay) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner timed out")
            print("inner is over")
            await asyncio.sleep(0)
    except TimeoutError:
        print("outer timed out")
    print("outer " + ("expired" if outer.expired() else "not expired"))
    print("inner " + ("expired" if inner.expired() else "not expired"))


async def main():
    loop = asyncio.get_running_loop()
    await nested(5, 0.01)
    await nested(0.01, 5)
    try:
        async with asyncio.timeout_at(loop.time() + 0.01):
            async with asyncio.timeout_at(None):
                await asyncio.sleep(10)
    except TimeoutError:
        print("timeout_at")


asyncio.run(main())
