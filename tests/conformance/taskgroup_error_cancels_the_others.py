import asyncio


async def fail(delay, text):
    await asyncio.sleep(delay)
    raise ValueError(text)


async def sleeper(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name + " cancelled")
        raise


async def fails_when_cancelled():
    try:
        await asyncio.sleep(10)
    finally:
        raise KeyError("cleanup")


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sleeper("one"))
            tg.create_task(fail(0.01, "bad"))
            tg.create_task(fails_when_cancelled())
            try:
                await asyncio.sleep(10)
            except asyncio.CancelledError:
                print("the block is cancelled too")
                raise
            print("not here")
    except ExceptionGroup as e:
        print(str(e))
        print(e.message)
        for inner in e.exceptions:
            print(repr(inner))
        print(repr(e))
    print(asyncio.current_task().cancelling())
    await asyncio.sleep(0)
    print("main goes on")


asyncio.run(main())
