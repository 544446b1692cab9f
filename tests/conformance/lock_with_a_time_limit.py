import asyncio


async def main():
    lock = asyncio.Lock()
    async with lock:
        try:
            await asyncio.wait_for(lock.acquire(), 0.01)
        except TimeoutError:
            print("wait_for gave up")
        try:
            async with asyncio.timeout(0.01):
                async with lock:
                    print("not here")
        except TimeoutError:
            print("timeout gave up")
        print("locked" if lock.locked() else "free")
    print("locked" if lock.locked() else "free")
    print("in time" if await asyncio.wait_for(lock.acquire(), 1) else None)
    print("locked" if lock.locked() else "free")
    lock.release()


asyncio.run(main())
