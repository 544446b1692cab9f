# lock: TASKS tasks, each of which takes one lock TURNS times and gives way while it holds it, so
# that all others wait in line.
import asyncio, sys, time

tasks, turns = int(sys.argv[1]), int(sys.argv[2])


async def worker(lock):
    for _ in range(turns):
        async with lock:
            await asyncio.sleep(0)


async def main():
    lock = asyncio.Lock()
    workers = [asyncio.create_task(worker(lock)) for _ in range(tasks)]
    await asyncio.gather(*workers)


start = time.process_time()
asyncio.run(main())
print("seconds", time.process_time() - start)
