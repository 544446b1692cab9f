import asyncio


async def main():
    loop = asyncio.get_running_loop()
    turn = 0

    def count():
        nonlocal turn
        turn += 1
        if turn < 60:
            loop.call_soon(count)

    async def value():
        return "v"

    async def measure(name, make):
        start = turn
        await make()
        print(name + " " + str(turn - start))

    loop.call_soon(count)
    await asyncio.sleep(0)
    await measure("coroutine", lambda: value())
    await measure("sleep(0)", lambda: asyncio.sleep(0))
    await measure("task", lambda: asyncio.create_task(value()))
    await measure("gather", lambda: asyncio.gather(value(), value()))
    await measure("gather of gather", lambda: asyncio.gather(asyncio.gather(value())))
    await measure("wait", lambda: asyncio.wait([asyncio.create_task(value())]))
    await measure("wait_for", lambda: asyncio.wait_for(value(), 5))
    await measure("wait_for nothing", lambda: asyncio.wait_for(value(), None))
    await measure("shield", lambda: asyncio.shield(value()))

    async def first():
        for awaitable in asyncio.as_completed([value(), value()]):
            await awaitable

    async def group():
        async with asyncio.TaskGroup() as tg:
            tg.create_task(value())

    async def limited():
        async with asyncio.timeout(5):
            await value()

    await measure("as_completed", first)
    await measure("TaskGroup", group)
    await measure("timeout", limited)


asyncio.run(main())
