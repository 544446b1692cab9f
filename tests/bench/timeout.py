# timeout: TASKS tasks, each of which does TURNS times something with a time limit that is not
# reached: it gives way once.
import asyncio, sys, time

tasks, turns = int(sys.argv[1]), int(sys.argv[2])


async def worker():
    for _ in range(turns):
        async with asyncio.timeout(60):
            await asyncio.sleep(0)


async def main():
    workers = [asyncio.create_task(worker()) for _ in range(tasks)]
    await asyncio.gather(*workers)


start = time.process_time()
asyncio.run(main())
print("seconds", time.process_time() - start)
