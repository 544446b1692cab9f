import asyncio


async def nothing():
    pass


async def fail():
    raise ValueError("x")


async def attempt(tg):
    c = nothing()
    try:
        tg.create_task(c)
    except RuntimeError as e:
        print(repr(e))
    c.close()


async def main():
    tg = asyncio.TaskGroup()
    await attempt(tg)
    async with tg:
        pass
    await attempt(tg)
    try:
        async with tg:
            pass
    except RuntimeError:
        print("entered once only")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail())
            try:
                await asyncio.sleep(1)
            finally:
                await attempt(tg)
    except ExceptionGroup as e:
        print(repr(e))


asyncio.run(main())
