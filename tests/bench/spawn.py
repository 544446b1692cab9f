# spawn: BATCHES times, BATCH tasks made and gathered.
import asyncio, sys, time

batches, batch = int(sys.argv[1]), int(sys.argv[2])


async def work(i):
    return i


async def main():
    for _ in range(batches):
        tasks = [asyncio.create_task(work(i)) for i in range(1, batch + 1)]
        results = await asyncio.gather(*tasks)
        assert results[-1] == batch


start = time.process_time()
asyncio.run(main())
print("seconds", time.process_time() - start)
