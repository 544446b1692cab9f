import asyncio


async def work(seconds=None):
    if seconds is not None:
        await asyncio.sleep(seconds)
    return "done"


async def told(name, task):
    try:
        print(name, await task, sep="\t")
    except RuntimeError as e:
        print(name, e, sep="\t")


async def main():
    for coroutine in [work(), work(0.01)]:
        a = asyncio.create_task(coroutine)
        b = asyncio.create_task(coroutine)
        await told("a", a)
        await told("b", b)


asyncio.run(main())
