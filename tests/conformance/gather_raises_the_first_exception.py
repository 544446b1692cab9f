import asyncio


async def fail(delay, text):
    await asyncio.sleep(delay)
    raise ValueError(text)


async def work():
    await asyncio.sleep(0.03)
    print("work goes on")
    return "worked"


async def main():
    task = asyncio.create_task(work())
    try:
        await asyncio.gather(fail(0.02, "later"), fail(0, "sooner"), task)
    except ValueError as e:
        print(repr(e))
    print("done" if task.done() else "not done")
    print(await task)


asyncio.run(main())
