import asyncio


async def main():
    queue, log = asyncio.Queue(1), []

    async def getter(name):
        log.append(name + await queue.get())

    async def putter(name):
        await queue.put(name)
        log.append(name)

    tasks = [asyncio.create_task(getter(name)) for name in "abc"]
    await asyncio.sleep(0)
    queue.put_nowait("1")
    # Who asks now may be served before the one who was woken: Python's queue does not hold a place.
    log.append("main" + queue.get_nowait())
    await asyncio.sleep(0)
    for n in 2, 3, 4:
        await queue.put(str(n))
    await asyncio.wait(tasks)
    print(" ".join(log))

    log = []
    queue.put_nowait("full")
    tasks = [asyncio.create_task(putter(name)) for name in "xyz"]
    await asyncio.sleep(0)
    log.append("main" + queue.get_nowait())
    queue.put_nowait("quick")
    for _ in range(4):
        log.append("main" + await queue.get())
    await asyncio.wait(tasks)
    print(" ".join(log))


asyncio.run(main())
