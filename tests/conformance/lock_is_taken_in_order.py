import asyncio


async def worker(name, lock):
    print(name + " asks")
    async with lock as nothing:
        print(name + " has it, " + ("nothing" if nothing is None else "something"))
        await asyncio.sleep(0)
        print(name + " gives it back")


async def main():
    lock = asyncio.Lock()
    print("locked" if lock.locked() else "free")
    print("true" if await lock.acquire() else None)
    print("locked" if lock.locked() else "free")
    tasks = [asyncio.create_task(worker(name, lock)) for name in "abc"]
    await asyncio.sleep(0)
    lock.release()
    print("locked" if lock.locked() else "free")
    await asyncio.gather(*tasks)
    print("locked" if lock.locked() else "free")


asyncio.run(main())
