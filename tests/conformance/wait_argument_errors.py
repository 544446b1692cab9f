import asyncio


async def nothing():
    pass


async def attempt(make):
    try:
        await make()
    except (TypeError, ValueError) as e:
        print(repr(e))


async def main():
    task = asyncio.create_task(nothing(), name="t")
    c = nothing()
    await attempt(lambda: asyncio.wait([]))
    await attempt(lambda: asyncio.wait([c]))
    await attempt(lambda: asyncio.wait(c))
    await attempt(lambda: asyncio.wait([task], return_when="SOMETIME"))
    await attempt(lambda: asyncio.wait(asyncio.get_running_loop().create_future()))
    await c
    await task


asyncio.run(main())
