import asyncio


async def getter(name, queue, log):
    try:
        log.append(name + await queue.get())
    except asyncio.CancelledError:
        log.append(name + "!")


async def putter(name, queue, log):
    try:
        await queue.put(name)
        log.append(name)
    except asyncio.CancelledError:
        log.append(name + "!")


async def main():
    # The first one was woken and cancelled: the item goes to the second one.
    queue, log = asyncio.Queue(1), []
    a = asyncio.create_task(getter("a", queue, log))
    b = asyncio.create_task(getter("b", queue, log))
    await asyncio.sleep(0)
    queue.put_nowait("1")
    a.cancel()
    await asyncio.wait([a, b])
    print(" ".join(log))

    # The first one is cancelled, and then there is something.
    log = []
    a = asyncio.create_task(getter("a", queue, log))
    b = asyncio.create_task(getter("b", queue, log))
    await asyncio.sleep(0)
    a.cancel()
    queue.put_nowait("2")
    await asyncio.wait([a, b])
    print(" ".join(log))

    # Room that the first one was promised goes to the second one.
    log = []
    queue.put_nowait("full")
    c = asyncio.create_task(putter("c", queue, log))
    d = asyncio.create_task(putter("d", queue, log))
    await asyncio.sleep(0)
    queue.get_nowait()
    c.cancel()
    await asyncio.wait([c, d])
    print(" ".join(log))

    # Cancelled in the middle of the line.
    log = []
    tasks = [asyncio.create_task(putter(name, queue, log)) for name in "efg"]
    await asyncio.sleep(0)
    tasks[1].cancel()
    print(await queue.get(), await queue.get(), sep="\t")
    await asyncio.wait(tasks)
    print(" ".join(log))
    print(queue.qsize())

    # With a time limit.
    print(await asyncio.wait_for(queue.get(), 0.01))
    try:
        await asyncio.wait_for(queue.get(), 0.01)
    except TimeoutError:
        print("nothing came")
    queue.put_nowait("full")
    try:
        async with asyncio.timeout(0.01):
            await queue.put("more")
    except TimeoutError:
        print("no room")
    print(queue.qsize())


asyncio.run(main())
