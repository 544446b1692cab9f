import asyncio
import time


async def ticker(log):
    for i in range(3):
        log.append("tick")
        await asyncio.sleep(0.01)


async def blocker(log):
    await asyncio.sleep(0.005)
    log.append("blocks")
    time.sleep(0.1)
    log.append("goes on")


async def main():
    log = []
    begun = time.monotonic()
    await asyncio.gather(ticker(log), blocker(log))
    print(" ".join(log))
    elapsed = time.monotonic() - begun
    print("long enough" if elapsed >= 0.1 else "too short")
    print("not longer" if elapsed < 0.2 else "too long")


asyncio.run(main())
