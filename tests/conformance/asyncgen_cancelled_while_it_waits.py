import asyncio


async def numbers(swallow):
    n = 0
    try:
        while n < 4:
            try:
                await asyncio.sleep(0.001 if n < 2 else 60)
            except asyncio.CancelledError as e:
                print("generator " + repr(e))
                if not swallow:
                    raise
            yield n
            n += 1
    finally:
        print("finally")
        await asyncio.sleep(0)
        print("cleaned up")


async def consumes(swallow):
    async for n in numbers(swallow):
        print("got " + str(n))
    return "the end"


async def main():
    loop = asyncio.get_running_loop()
    for swallow in (False, True):
        task = asyncio.create_task(consumes(swallow))
        loop.call_later(0.1, task.cancel, "first")
        loop.call_later(0.15, task.cancel, "second")
        try:
            print(await task)
        except asyncio.CancelledError as e:
            print("main " + repr(e))
        print(task.cancelling())


asyncio.run(main())
