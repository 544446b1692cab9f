# timers: TASKS tasks, each sleeping 0 to 1 s at random.
import asyncio, sys, time

tasks = int(sys.argv[1])
state = 1


def random():
    """The same sequence of random numbers from 0 to 1 in every language (Park and Miller's)."""
    global state
    state = state * 16807 % 2147483647
    return state / 2147483647


async def nap(seconds):
    await asyncio.sleep(seconds)


async def main():
    naps = [asyncio.create_task(nap(random())) for _ in range(tasks)]
    for task in naps:
        await task


start = time.process_time()
asyncio.run(main())
print("seconds", time.process_time() - start)
