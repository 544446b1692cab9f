import asyncio


async def main():
    lock = asyncio.Lock()
    try:
        lock.release()
    except RuntimeError as e:
        print(repr(e))
    await lock.acquire()

    # Anybody may give it back.
    async def other():
        lock.release()

    await asyncio.create_task(other())
    print("locked" if lock.locked() else "free")

    try:
        async with lock:
            lock.release()
    except RuntimeError as e:
        print(repr(e))
    print("locked" if lock.locked() else "free")


asyncio.run(main())
