import asyncio


async def main():
    condition = asyncio.Condition()
    value = 0

    async def waiter():
        def look():
            print("looks: " + str(value))
            return value >= 2 and "two"

        async with condition:
            result = await condition.wait_for(look)
            print("got " + result)

    async def failing():
        def look():
            if value > 0:
                raise ValueError("no")
            return False

        async with condition:
            await condition.wait_for(look)

    task = asyncio.create_task(waiter())
    bad = asyncio.create_task(failing())
    await asyncio.sleep(0)
    for n in range(1, 4):
        async with condition:
            value = n
            condition.notify_all()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    await task
    try:
        await bad
    except ValueError as e:
        print(repr(e))
    print("locked" if condition.locked() else "free")

    try:
        async with condition:
            await asyncio.wait_for(condition.wait_for(lambda: False), 0.01)
    except TimeoutError:
        print("timeout")
    print("locked" if condition.locked() else "free")


asyncio.run(main())
