import asyncio


async def sleeper():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("sleeper cancelled")
        raise


async def never():
    print("not here")


async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(sleeper())
            await asyncio.sleep(0)
            tg.create_task(never())
            raise TypeError("in the block")
    except ExceptionGroup as e:
        print(repr(e))
    try:
        async with asyncio.TaskGroup() as tg:
            raise KeyboardInterrupt()
    except KeyboardInterrupt as e:
        print(repr(e))


asyncio.run(main())
