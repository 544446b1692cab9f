# gather: BATCHES times, BATCH coroutines gathered, each of which gives way once.
import asyncio, sys, time

batches, batch = int(sys.argv[1]), int(sys.argv[2])


async def work(i):
    await asyncio.sleep(0)
    return i


async def main():
    for _ in range(batches):
        works = [work(i) for i in range(1, batch + 1)]
        results = await asyncio.gather(*works)
        assert results[-1] == batch


start = time.process_time()
asyncio.run(main())
print("seconds", time.process_time() - start)
