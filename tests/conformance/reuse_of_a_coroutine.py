import asyncio


async def work():
    await asyncio.sleep(0)
    return "done"


async def use(how, c):
    if how == "await":
        return await c
    if how == "create_task":
        return await asyncio.create_task(c)
    if how == "gather":
        return (await asyncio.gather(c))[0]
    if how == "wait_for":
        return await asyncio.wait_for(c, 1)
    if how == "wait_for nothing":
        return await asyncio.wait_for(c, None)
    if how == "shield":
        return await asyncio.shield(c)
    if how == "ensure_future":
        return await asyncio.ensure_future(c)
    if how == "as_completed":
        for awaitable in asyncio.as_completed([c]):
            return await awaitable
    if how == "TaskGroup":
        async with asyncio.TaskGroup() as tg:
            task = tg.create_task(c)
        return task.result()


ways = ["await", "create_task", "gather", "wait_for", "wait_for nothing", "shield", "ensure_future", "as_completed",
        "TaskGroup"]


async def main():
    for first in ways:
        for second in ways:
            c = work()
            result = await use(first, c)
            try:
                await use(second, c)
            except RuntimeError as e:
                print(first + ", " + second + ": " + result + ", " + str(e))
            except ExceptionGroup as e:
                print(first + ", " + second + ": " + result + ", " + repr(e.exceptions[0]))


asyncio.run(main())

c = work()
print(asyncio.run(c))
try:
    asyncio.run(c)
except RuntimeError as e:
    print(e)


async def given(c):
    try:
        await c
    except RuntimeError as e:
        print(e)


asyncio.run(given(c))
