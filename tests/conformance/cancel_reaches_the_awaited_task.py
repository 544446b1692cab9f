import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        print("inner " + repr(e))
        raise


async def outer(task):
    try:
        await task
    except asyncio.CancelledError as e:
        print("outer " + repr(e))
        raise


async def main():
    a = asyncio.create_task(inner())
    b = asyncio.create_task(outer(a))
    c = asyncio.create_task(outer(b))
    await asyncio.sleep(0.01)
    c.cancel("chain")
    print("cancel returned")
    await asyncio.wait([a, b, c])
    print(" ".join(str(t.cancelled()).lower() for t in (a, b, c)))
    print(" ".join(str(t.cancelling()) for t in (a, b, c)))


asyncio.run(main())
