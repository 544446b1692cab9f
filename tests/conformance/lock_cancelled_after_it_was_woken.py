import asyncio


async def worker(name, lock):
    try:
        await lock.acquire()
        print(name + " has it")
        lock.release()
    except asyncio.CancelledError:
        print(name + " cancelled, " + ("locked" if lock.locked() else "free"))


async def main():
    lock = asyncio.Lock()

    # Woken by release(), cancelled before it runs: the next one gets the lock.
    await lock.acquire()
    a = asyncio.create_task(worker("a", lock))
    b = asyncio.create_task(worker("b", lock))
    await asyncio.sleep(0)
    lock.release()
    a.cancel()
    await asyncio.wait([a, b])

    # The same, and the lock is taken by others meanwhile.
    await lock.acquire()
    a = asyncio.create_task(worker("a", lock))
    b = asyncio.create_task(worker("b", lock))
    c = asyncio.create_task(worker("c", lock))
    await asyncio.sleep(0)
    lock.release()
    a.cancel()
    b.cancel()
    await asyncio.wait([a, b, c])

    # All of them.
    await lock.acquire()
    a = asyncio.create_task(worker("a", lock))
    b = asyncio.create_task(worker("b", lock))
    await asyncio.sleep(0)
    a.cancel()
    b.cancel()
    lock.release()
    print("overtaken" if await lock.acquire() else None)
    await asyncio.wait([a, b])
    lock.release()
    print("locked" if lock.locked() else "free")


asyncio.run(main())
