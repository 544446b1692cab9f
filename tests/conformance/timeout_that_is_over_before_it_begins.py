import asyncio


async def attempt(name, delay, work):
    entered = None
    try:
        async with asyncio.timeout(delay) as limit:
            entered = limit
            await work()
            print(name + " went through")
    except TimeoutError as e:
        print(name + " " + repr(e))
    print("expired" if entered.expired() else "not expired")


async def nothing():
    pass


async def main():
    loop = asyncio.get_running_loop()
    for delay in (0, -1):
        # Who does not wait is not interrupted.
        await attempt(str(delay) + ", nothing", delay, nothing)
        await attempt(str(delay) + ", a turn", delay, lambda: asyncio.sleep(0))
        await attempt(str(delay) + ", a while", delay, lambda: asyncio.sleep(1))
    try:
        async with asyncio.timeout_at(loop.time() - 5):
            await asyncio.sleep(1)
    except TimeoutError as e:
        print("at " + repr(e))
    print(asyncio.current_task().cancelling())


asyncio.run(main())
