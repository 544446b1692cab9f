import asyncio


async def value(delay):
    await asyncio.sleep(delay)
    return "value"


async def bad():
    raise ValueError("inside")


async def main():
    print(await asyncio.wait_for(value(0), 1))
    print(await asyncio.wait_for(value(0.01), timeout=1))
    print(await asyncio.wait_for(value(0), None))
    task = asyncio.create_task(value(0))
    print(await asyncio.wait_for(task, 1))
    print(await asyncio.wait_for(task, 0))
    print(await asyncio.wait_for(task, -5))
    try:
        await asyncio.wait_for(bad(), 1)
    except ValueError as e:
        print(repr(e))


asyncio.run(main())
