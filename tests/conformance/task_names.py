import asyncio


async def nothing():
    pass


async def main():
    print(asyncio.current_task().get_name())
    a = asyncio.create_task(nothing())
    b = asyncio.create_task(nothing(), name="worker")
    c = asyncio.create_task(nothing(), name=5)
    d = asyncio.create_task(nothing())
    print(a.get_name(), b.get_name(), c.get_name(), d.get_name())
    a.set_name("renamed")
    b.set_name(12)
    print(a.get_name(), b.get_name())
    await asyncio.wait([a, b, c, d])
    print(a.get_name())


asyncio.run(main())
asyncio.run(main())
