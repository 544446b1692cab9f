import asyncio


async def fails():
    await asyncio.sleep(0)
    raise KeyError("second")


async def cleans_up():
    try:
        raise ValueError("first")
    except ValueError:
        await asyncio.sleep(0)
        await fails()


async def other():
    for n in range(3):
        try:
            raise OSError("of another task")
        except OSError:
            await asyncio.sleep(0)


async def main():
    task = asyncio.create_task(other())
    try:
        await cleans_up()
    except KeyError as e:
        print(repr(e))
        print(repr(e.__context__))
        print("none" if e.__context__.__context__ is None else "some")
    await task


asyncio.run(main())
