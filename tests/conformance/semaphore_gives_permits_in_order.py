import asyncio


async def main():
    semaphore, log = asyncio.Semaphore(0), []

    async def worker(name):
        await semaphore.acquire()
        log.append(name)

    tasks = [asyncio.create_task(worker(name)) for name in "abcd"]
    await asyncio.sleep(0)
    semaphore.release()
    semaphore.release()
    print("locked" if semaphore.locked() else "free")
    # Nobody overtakes those who have been given a permit and not yet run.
    late = asyncio.create_task(worker("late"))
    await asyncio.sleep(0)
    print("".join(log))
    semaphore.release()
    semaphore.release()
    semaphore.release()
    await asyncio.wait([late, *tasks])
    print("".join(log))
    print("locked" if semaphore.locked() else "free")


asyncio.run(main())
