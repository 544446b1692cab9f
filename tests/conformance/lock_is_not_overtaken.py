import asyncio


async def worker(name, lock):
    await lock.acquire()
    print(name)
    lock.release()


async def main():
    lock = asyncio.Lock()
    await lock.acquire()
    first = asyncio.create_task(worker("first", lock))
    await asyncio.sleep(0)
    lock.release()
    print("locked" if lock.locked() else "free")
    # It is free, and yet the one who waited gets it first.
    await lock.acquire()
    print("main")
    lock.release()
    await first


asyncio.run(main())
