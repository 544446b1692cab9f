import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        async with lock:
            raise ValueError("inside")
    except ValueError as e:
        print(repr(e))
    print("locked" if lock.locked() else "free")

    async def holder():
        async with lock:
            await asyncio.sleep(10)

    task = asyncio.create_task(holder())
    await asyncio.sleep(0)
    print("locked" if lock.locked() else "free")
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("cancelled")
    print("locked" if lock.locked() else "free")

    async def early():
        async with lock:
            return "early"

    print(await early())
    print("locked" if lock.locked() else "free")


asyncio.run(main())
