import asyncio


async def after(delay, value):
    await asyncio.sleep(delay)
    return value


async def main():
    quick = asyncio.create_task(after(0.01, "quick"))
    slow = asyncio.create_task(after(0.2, "slow"))
    done, pending = await asyncio.wait([quick, slow], timeout=0.1)
    print(len(done), len(pending))
    print("done" if quick in done else "pending")
    print("pending" if slow in pending else "done")
    print(await slow)
    done, pending = await asyncio.wait([slow, quick], timeout=0)
    print(len(done), len(pending))


asyncio.run(main())
