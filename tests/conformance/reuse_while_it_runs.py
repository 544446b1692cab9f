import asyncio


async def work():
    await asyncio.sleep(0.01)
    return "done"


async def at_once():
    return "done"


async def waits(c):
    try:
        return await c
    except RuntimeError as e:
        return str(e)


async def main():
    c = work()
    print("; ".join(await asyncio.gather(waits(c), waits(c))))

    c = work()
    task = asyncio.create_task(c)
    await asyncio.sleep(0)
    try:
        await c
    except RuntimeError as e:
        print(e)
    print(await task)

    c = at_once()
    one = asyncio.create_task(c)
    two = asyncio.create_task(c)
    results = await asyncio.gather(one, two, return_exceptions=True)
    print("; ".join(str(r) for r in results))


async def selfish():
    try:
        await own[0]
    except ValueError as e:
        print(e)
    try:
        own[0].send(None)
    except ValueError as e:
        print(e)


own = [selfish()]
asyncio.run(main())
asyncio.run(own[0])
