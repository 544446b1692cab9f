import asyncio


async def main():
    semaphore = asyncio.Semaphore(2)
    inside, most = 0, 0

    async def worker(name):
        nonlocal inside, most
        async with semaphore:
            inside = inside + 1
            most = max(most, inside)
            print(name + " in")
            await asyncio.sleep(0)
            inside = inside - 1
        print(name + " out")

    await asyncio.gather(worker("a"), worker("b"), worker("c"), worker("d"), worker("e"))
    print("at most " + str(most))
    print("locked" if semaphore.locked() else "free")
    print("true" if await semaphore.acquire() else None)
    await semaphore.acquire()
    print("locked" if semaphore.locked() else "free")
    semaphore.release()
    semaphore.release()
    semaphore.release()
    for _ in range(3):
        await semaphore.acquire()
    print("locked" if semaphore.locked() else "free")

    one, none = asyncio.Semaphore(), asyncio.Semaphore(value=0)
    print("locked" if one.locked() else "free")
    print("locked" if none.locked() else "free")
    try:
        asyncio.Semaphore(-1)
    except ValueError as e:
        print(repr(e))


asyncio.run(main())
