import asyncio


async def after(delay, value):
    await asyncio.sleep(delay)
    return value


async def main():
    tasks = [asyncio.create_task(after(d, v)) for d, v in ((0.01, "quick"), (5, "slow"), (6, "slower"))]
    for awaitable in asyncio.as_completed(tasks, timeout=0.1):
        try:
            print(await awaitable)
        except TimeoutError as e:
            print(repr(e))
    print("cancelled" if tasks[1].cancelled() else "still runs")


asyncio.run(main())
