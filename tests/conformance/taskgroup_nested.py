import asyncio


async def fail(text):
    await asyncio.sleep(0.01)
    raise ValueError(text)


async def sleeper(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name + " cancelled")
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(sleeper("outer child"))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(sleeper("inner child"))
                inner.create_task(fail("inner fails"))
            print("not here")
    except ExceptionGroup as e:
        print(repr(e))
        print(str(e.exceptions[0]))
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(fail("outer fails"))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(sleeper("inner child"))
    except ExceptionGroup as e:
        print(repr(e))


asyncio.run(main())
