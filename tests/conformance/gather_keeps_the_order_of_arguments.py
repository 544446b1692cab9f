import asyncio


async def after(delay, value):
    await asyncio.sleep(delay)
    print("done " + value)
    return value


async def main():
    future = asyncio.get_running_loop().create_future()
    future.set_result("future")
    task = asyncio.create_task(after(0, "task"))
    results = await asyncio.gather(after(0.03, "slow"), after(0, "fast"), future, task)
    print(", ".join(results))
    print(len(await asyncio.gather()))


asyncio.run(main())
