# queue: one producer and one consumer, ITEMS items through a queue that holds MAXSIZE.
import asyncio, sys, time

items, maxsize = int(sys.argv[1]), int(sys.argv[2])


async def produce(queue):
    for i in range(1, items + 1):
        await queue.put(i)


async def consume(queue):
    total = 0
    for _ in range(items):
        total += await queue.get()
    return total


async def main():
    queue = asyncio.Queue(maxsize)
    _, total = await asyncio.gather(produce(queue), consume(queue))
    assert total == items * (items + 1) // 2


start = time.process_time()
asyncio.run(main())
print("seconds", time.process_time() - start)
