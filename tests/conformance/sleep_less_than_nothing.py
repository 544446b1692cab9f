import asyncio

log = []


async def works(name, delay):
    log.append(name + "1")
    await asyncio.sleep(delay)
    log.append(name + "2")
    await asyncio.sleep(delay)
    log.append(name + "3")


async def main():
    # Zero and less take a turn each, and none goes before the other.
    await asyncio.gather(works("a", 0), works("b", -1), works("c", 0), works("d", -0.5))
    print(" ".join(log))
    log.clear()
    # The shortest of times takes the timers.
    await asyncio.gather(works("a", 0.000001), works("b", 0))
    print(" ".join(log[:5]))
    print(await asyncio.sleep(-3, "result"))
    task = asyncio.create_task(asyncio.sleep(0, "never"))
    task.cancel("first")
    try:
        await task
    except asyncio.CancelledError as e:
        print(repr(e))


asyncio.run(main())
