import asyncio


async def value():
    await asyncio.sleep(0)
    return "value"


async def bad():
    await asyncio.sleep(0)
    raise ValueError("bad")


async def forever():
    await asyncio.sleep(10)


async def main():
    print(await asyncio.shield(value()))
    try:
        await asyncio.shield(bad())
    except ValueError as e:
        print(repr(e))
    inner = asyncio.create_task(forever())
    asyncio.get_running_loop().call_soon(inner.cancel, "inner")
    try:
        await asyncio.shield(inner)
    except asyncio.CancelledError as e:
        print(e.__class__.__name__)
    print("cancelled" if inner.cancelled() else "lives")


asyncio.run(main())
