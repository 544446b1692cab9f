import asyncio


async def numbers(name):
    try:
        n = 0
        while True:
            yield n
            n += 1
    finally:
        await asyncio.sleep(0)
        print(name + " closed")


async def ignores():
    try:
        yield 1
    finally:
        yield 2


async def explicit():
    g = numbers("explicit")
    async for n in g:
        print(n)
        if n == 1:
            break
    print("left")
    await g.aclose()
    print("after aclose")


async def refuses():
    g = ignores()
    await g.asend(None)
    try:
        await g.aclose()
    except RuntimeError as e:
        print(repr(e))


async def leaves():
    kept.append(numbers("kept"))
    print(await kept[0].asend(None))
    print("main ends")


kept = []
asyncio.run(explicit())
asyncio.run(refuses())
asyncio.run(leaves())
print("after run")
