import asyncio


async def nothing():
    pass


async def main():
    runner = asyncio.Runner()
    c = nothing()
    try:
        runner.run(c)
    except RuntimeError as e:
        print(repr(e))
    await c


asyncio.run(main())
