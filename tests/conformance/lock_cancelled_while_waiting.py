import asyncio


async def worker(name, lock):
    try:
        async with lock:
            print(name + " in")
            await asyncio.sleep(0)
            print(name + " out")
    except asyncio.CancelledError as e:
        print(name + " " + repr(e))
        raise


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    tasks = [asyncio.create_task(worker(name, lock)) for name in "abcd"]
    await asyncio.sleep(0)
    tasks[1].cancel("middle")
    await asyncio.sleep(0)
    print("b is " + ("cancelled" if tasks[1].cancelled() else "there"))
    # The first one is cancelled in the turn in which the lock is given back: before, and after.
    tasks[0].cancel("first")
    lock.release()
    print("locked" if lock.locked() else "free")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("locked" if lock.locked() else "free")
    results = await asyncio.gather(*tasks, return_exceptions=True)
    print(repr(results[0]) + repr(results[1]))
    print("locked" if lock.locked() else "free")


asyncio.run(main())
