import asyncio
import re


def show(queue):
    print(queue)
    print(re.sub("0x[0-9a-f]+", "ADDRESS", repr(queue)))


async def main():
    for cls in asyncio.Queue, asyncio.LifoQueue, asyncio.PriorityQueue:
        queue = cls(2)
        show(queue)
        queue.put_nowait(20)
        queue.put_nowait(10)
        show(queue)
        putter = asyncio.create_task(queue.put(30))
        await asyncio.sleep(0)
        show(queue)
        putter.cancel()
        for _ in range(2):
            queue.get_nowait()
            queue.task_done()
        await asyncio.wait([putter])
        getters = [asyncio.create_task(queue.get()), asyncio.create_task(queue.get())]
        await asyncio.sleep(0)
        show(queue)
        getters[0].cancel()
        show(queue)
        queue.put_nowait("text")
        show(queue)
        await asyncio.wait([getters[1]])
        show(queue)


asyncio.run(main())
