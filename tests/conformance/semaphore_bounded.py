import asyncio


async def main():
    semaphore = asyncio.BoundedSemaphore(2)
    try:
        semaphore.release()
    except ValueError as e:
        print(repr(e))
    async with semaphore:
        print("locked" if semaphore.locked() else "free")
        async with semaphore:
            print("locked" if semaphore.locked() else "free")
            try:
                await asyncio.wait_for(semaphore.acquire(), 0.01)
            except TimeoutError:
                print("full")
    try:
        semaphore.release()
    except ValueError as e:
        print(repr(e))
    try:
        async with semaphore:
            semaphore.release()
    except ValueError as e:
        print(repr(e))
    one = asyncio.BoundedSemaphore()
    await one.acquire()
    one.release()
    print("locked" if one.locked() else "free")
    try:
        asyncio.BoundedSemaphore(value=-5)
    except ValueError as e:
        print(repr(e))


asyncio.run(main())
