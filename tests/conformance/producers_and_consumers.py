import asyncio


async def producer(name, items, wakeups):
    for n in range(3):
        await asyncio.sleep(0)
        items.append(name + str(n))
        if wakeups and not wakeups[0].done():
            wakeups.pop(0).set_result(None)


async def consumer(items, wakeups, count):
    loop = asyncio.get_running_loop()
    for n in range(count):
        while not items:
            future = loop.create_future()
            wakeups.append(future)
            await future
        print("consumed " + items.pop(0))


async def main():
    items, wakeups = [], []
    async with asyncio.TaskGroup() as tg:
        tg.create_task(consumer(items, wakeups, 6))
        tg.create_task(producer("a", items, wakeups))
        tg.create_task(producer("b", items, wakeups))
    print("left: " + str(len(items)))


asyncio.run(main())
