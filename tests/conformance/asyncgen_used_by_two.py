import asyncio


async def numbers():
    n = 0
    while n < 3:
        await asyncio.sleep(0)
        n += 1
        yield n


async def take(g, name):
    try:
        print(name + " " + str(await g.asend(None)))
    except RuntimeError as e:
        print(name + " " + str(e).split(": ")[1])


async def main():
    g = numbers()
    await asyncio.gather(take(g, "a"), take(g, "b"))
    await take(g, "c")
    await g.aclose()


asyncio.run(main())
