# await: CALLS awaits of an async function that returns at once, in one task.
import asyncio, sys, time

calls = int(sys.argv[1])


async def nothing():
    pass


async def main():
    for _ in range(calls):
        await nothing()


start = time.process_time()
asyncio.run(main())
print("seconds", time.process_time() - start)
