import asyncio


async def work():
    await asyncio.sleep(0.02)
    print("work is done")
    return "result"


async def outer(task):
    try:
        return await asyncio.shield(task)
    except asyncio.CancelledError as e:
        print("outer " + repr(e))
        raise


async def main():
    inner = asyncio.create_task(work())
    task = asyncio.create_task(outer(inner))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("main sees it")
    print("cancelled" if inner.cancelled() else "inner lives")
    print(await inner)
    print("same" if asyncio.shield(inner) is inner else "other")


asyncio.run(main())
