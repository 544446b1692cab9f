import asyncio


async def main():
    queue = asyncio.Queue()
    print(queue.maxsize, queue.qsize(), "empty" if queue.empty() else "not empty", "full" if queue.full() else "not full", sep="\t")
    for n in 1, 2, 3:
        await queue.put(n)
    print(queue.qsize(), "empty" if queue.empty() else "not empty", "full" if queue.full() else "not full", sep="\t")
    print(await queue.get(), await queue.get(), sep="\t")
    await queue.put(None)
    print(await queue.get())
    print("nothing is an item too" if await queue.get() is None else None)
    print(queue.qsize())
    for maxsize in 2, 0, -1:
        other = asyncio.Queue(maxsize=maxsize)
        other.put_nowait("a")
        other.put_nowait("b")
        print(other.maxsize, "full" if other.full() else "not full", sep="\t")


asyncio.run(main())
