import asyncio


async def works(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    print(name + " is done")
    return name


async def main():
    tasks = [asyncio.create_task(works(name, turns)) for name, turns in (("one", 4), ("two", 6))]
    waiting = asyncio.create_task(asyncio.wait(tasks))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    waiting.cancel("no more")
    try:
        await waiting
    except asyncio.CancelledError as e:
        print(repr(e))
    print([task.done() for task in tasks].count(True))
    done, pending = await asyncio.wait(tasks)
    print(str(len(done)) + " " + str(len(pending)))

    # A task in two waits, of which one has a limit.
    task = asyncio.create_task(works("three", 3))
    one, two = await asyncio.gather(asyncio.wait([task], timeout=0), asyncio.wait([task]))
    print(len(one[0]), len(one[1]), len(two[0]), len(two[1]))


asyncio.run(main())
