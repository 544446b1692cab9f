import asyncio


async def main():
    lock = asyncio.Lock()
    room, items = asyncio.Condition(lock), asyncio.Condition(lock)
    values = []

    async def producer():
        for n in range(1, 7):
            async with room:
                await room.wait_for(lambda: len(values) < 2)
                values.append(n)
                print("put " + str(n))
                items.notify()

    async def consumer():
        for _ in range(6):
            async with items:
                await items.wait_for(lambda: len(values) > 0)
                print("took " + str(values.pop(0)))
                room.notify()

    await asyncio.gather(producer(), consumer())
    async with lock:
        print("both locked" if room.locked() and items.locked() else "free")

    named = asyncio.Condition(lock=lock)
    print("locked" if named.locked() else "free")
    await named.acquire()
    print("locked" if lock.locked() else "free")
    named.release()
    print("locked" if lock.locked() else "free")


asyncio.run(main())
