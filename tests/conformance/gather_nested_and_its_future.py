import asyncio


async def value(v):
    await asyncio.sleep(0)
    return v


async def main():
    outer = asyncio.gather(asyncio.gather(value(1), value(2)), value(3))
    print(repr(outer).replace(" pending", " p"))
    print("future" if asyncio.isfuture(outer) else "no future")
    (a, b), c = await outer
    print(a, b, c)
    print("done" if outer.done() else "pending")


asyncio.run(main())
