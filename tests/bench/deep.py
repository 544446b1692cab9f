# deep: a chain of DEPTH nested awaits, suspended SUSPENSIONS times at the bottom; CHAINS of them, one
# after the other.
import asyncio, sys, time

depth, suspensions, chains = map(int, sys.argv[1:4])


async def chain(levels):
    if levels == 1:
        for _ in range(suspensions):
            await asyncio.sleep(0)
        return 1
    return 1 + await chain(levels - 1)


async def main():
    for _ in range(chains):
        assert await chain(depth) == depth


start = time.process_time()
asyncio.run(main())
print("seconds", time.process_time() - start)
