import asyncio


async def main():
    queue = asyncio.LifoQueue(3)
    for n in 1, 2, 3:
        await queue.put(n)
    late = asyncio.create_task(queue.put(4))
    await asyncio.sleep(0)
    print("full" if queue.full() else None, await queue.get(), sep="\t")
    await late
    print(await queue.get(), await queue.get(), await queue.get(), sep="\t")
    print("empty" if queue.empty() else None)
    for _ in range(4):
        queue.task_done()
    await queue.join()
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put_nowait("x")
    queue.put_nowait("y")
    print(await waiting)


asyncio.run(main())
