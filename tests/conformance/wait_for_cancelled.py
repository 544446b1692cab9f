import asyncio


async def slow():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("slow cancelled")
        await asyncio.sleep(0)
        print("slow cleaned up")
        raise


async def main():
    inner = asyncio.create_task(slow())
    outer = asyncio.create_task(asyncio.wait_for(inner, 5))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    outer.cancel("outer")
    try:
        await outer
    except asyncio.CancelledError as e:
        print("main " + repr(e))
    print("cancelled" if inner.cancelled() else "not cancelled")
    print("cancelled" if outer.cancelled() else "not cancelled")


asyncio.run(main())
