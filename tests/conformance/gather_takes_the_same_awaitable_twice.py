import asyncio


async def work():
    print("runs")
    return "result"


async def main():
    c = work()
    task = asyncio.create_task(work())
    results = await asyncio.gather(c, task, c, task)
    print(" ".join(results))


asyncio.run(main())
