import asyncio


async def ticker(n):
    for i in range(n):
        yield i
        await asyncio.sleep(0)


async def consume(name, n):
    total = 0
    async for i in ticker(n):
        print(name + str(i))
        total += i
    return total


async def slow_numbers():
    try:
        yield 1
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("generator cancelled")
        raise
    finally:
        print("generator over")


async def takes():
    async for n in slow_numbers():
        print("took " + str(n))


async def main():
    totals = await asyncio.gather(consume("a", 3), consume("b", 4))
    print(totals[0], totals[1])
    task = asyncio.create_task(takes())
    await asyncio.sleep(0.01)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError as e:
        print(repr(e))
    try:
        await asyncio.wait_for(takes(), 0.01)
    except TimeoutError as e:
        print(repr(e))


asyncio.run(main())
