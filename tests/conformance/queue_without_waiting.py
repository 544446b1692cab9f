import asyncio


async def main():
    for cls in asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue:
        queue = cls(2)
        try:
            queue.get_nowait()
        except asyncio.QueueEmpty as e:
            print(repr(e) + str(e))
        queue.put_nowait(2)
        queue.put_nowait(1)
        try:
            queue.put_nowait(3)
        except asyncio.QueueFull as e:
            print(repr(e) + str(e))
        print(queue.qsize(), queue.get_nowait(), queue.get_nowait(), sep="\t")
    # Neither needs a loop.
    queue = asyncio.Queue()
    queue.put_nowait("early")
    return queue


queue = asyncio.run(main())
queue.put_nowait("outside")
print(queue.get_nowait(), queue.get_nowait(), sep="\t")
try:
    queue.get_nowait()
except asyncio.QueueEmpty:
    print("empty")
